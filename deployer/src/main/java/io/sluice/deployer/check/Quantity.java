package io.sluice.deployer.check;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Kubernetes' quantities: {@code 500m}, {@code 250Mi}, {@code 1e3}. */
final class Quantity {
  private static final Pattern FORM =
      Pattern.compile("(\\d+(?:\\.\\d*)?|\\.\\d+)([KMGTPE]i|[numkMGTPE]|[eE][-+]?\\d{1,2})?");
  private static final Map<String, BigDecimal> UNITS =
      Map.ofEntries(
          Map.entry("n", BigDecimal.valueOf(1, 9)),
          Map.entry("u", BigDecimal.valueOf(1, 6)),
          Map.entry("m", BigDecimal.valueOf(1, 3)),
          Map.entry("k", BigDecimal.valueOf(1, -3)),
          Map.entry("M", BigDecimal.valueOf(1, -6)),
          Map.entry("G", BigDecimal.valueOf(1, -9)),
          Map.entry("T", BigDecimal.valueOf(1, -12)),
          Map.entry("P", BigDecimal.valueOf(1, -15)),
          Map.entry("E", BigDecimal.valueOf(1, -18)),
          Map.entry("Ki", BigDecimal.valueOf(1L << 10)),
          Map.entry("Mi", BigDecimal.valueOf(1L << 20)),
          Map.entry("Gi", BigDecimal.valueOf(1L << 30)),
          Map.entry("Ti", BigDecimal.valueOf(1L << 40)),
          Map.entry("Pi", BigDecimal.valueOf(1L << 50)),
          Map.entry("Ei", BigDecimal.valueOf(1L << 60)));

  private Quantity() {}

  /** The amount; empty if Kubernetes would refuse the text. */
  static Optional<BigDecimal> parse(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      return Optional.empty();
    }
    String unit = form.group(2);
    BigDecimal number = new BigDecimal(form.group(1).replaceFirst("\\.$", ""));
    if (unit == null) {
      return Optional.of(number);
    }
    BigDecimal factor = UNITS.get(unit);
    return Optional.of(
        factor == null
            ? number.scaleByPowerOfTen(Integer.parseInt(unit.substring(1)))
            : number.multiply(factor));
  }
}
