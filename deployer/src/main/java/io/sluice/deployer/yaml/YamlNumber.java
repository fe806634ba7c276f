package io.sluice.deployer.yaml;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NumericNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Numbers as Kubernetes reads them (sigs.k8s.io/yaml, goyaml.v2/resolve.go): {@code 010} is eight,
 * {@code 0x10} sixteen, {@code 1_000} a thousand, and {@code 1:30} text.
 */
final class YamlNumber {
  private static final Pattern INTEGER =
      Pattern.compile(
          "(?<sign>[-+]?)(?:0[xX](?<hex>[0-9a-fA-F]+)|0[bB](?<binary>[01]+)"
              + "|0[oO]?(?<octal>[0-7]+)|(?<decimal>0|[1-9][0-9]*))");
  private static final Pattern FRACTION =
      Pattern.compile("[-+]?(?:\\.[0-9]+|[0-9]+(?:\\.[0-9]*)?)(?:[eE][-+]?[0-9]{1,3})?");
  private static final Pattern INFINITE = Pattern.compile("[-+]?\\.(?:inf|Inf|INF)");
  private static final Pattern NOT_A_NUMBER = Pattern.compile("\\.(?:nan|NaN|NAN)");

  private YamlNumber() {}

  /** The number that an unquoted text stands for; empty where it is text. */
  static Optional<JsonNode> parse(String text) {
    if (INFINITE.matcher(text).matches()) {
      return Optional.of(
          DoubleNode.valueOf(
              text.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY));
    }
    if (NOT_A_NUMBER.matcher(text).matches()) {
      return Optional.of(DoubleNode.valueOf(Double.NaN));
    }
    String plain = text.matches("[-+0-9].*") ? text.replace("_", "") : text;
    Matcher integer = INTEGER.matcher(plain);
    if (integer.matches()) {
      return Optional.of(integer(integer));
    }
    return FRACTION.matcher(plain).matches() && Double.isFinite(Double.parseDouble(plain))
        ? Optional.of(DecimalNode.valueOf(new BigDecimal(plain)))
        : Optional.empty();
  }

  /** Whether a text is how the number is always written, so that the number says it all. */
  static boolean isPlain(String text) {
    return text.matches("-?(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?");
  }

  private static NumericNode integer(Matcher form) {
    BigInteger value =
        magnitude(form, "hex", 16)
            .or(() -> magnitude(form, "binary", 2))
            .or(() -> magnitude(form, "octal", 8))
            .or(() -> magnitude(form, "decimal", 10))
            .orElseThrow();
    return node(form.group("sign").equals("-") ? value.negate() : value);
  }

  private static Optional<BigInteger> magnitude(Matcher form, String group, int base) {
    return Optional.ofNullable(form.group(group))
        .map(digits -> new BigInteger(digits.toLowerCase(Locale.ROOT), base));
  }

  private static NumericNode node(BigInteger value) {
    JsonNodeFactory json = JsonNodeFactory.instance;
    if (value.bitLength() < Integer.SIZE) {
      return json.numberNode(value.intValue());
    }
    return value.bitLength() < Long.SIZE
        ? json.numberNode(value.longValue())
        : (NumericNode) json.numberNode(value);
  }
}
