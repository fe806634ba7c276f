package io.sluice.deployer.cluster.trouble;

import io.sluice.deployer.text.Row;
import io.sluice.deployer.text.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The causes of {@code causes.tsv}, by the words that Flink, the operator, Kubernetes and S3 use.
 * The first row that fits counts, so that what is said more exactly stands higher.
 */
public final class KnownCauses {
  private static final List<Entry> ENTRIES = entries();

  private KnownCauses() {}

  private record Entry(String id, Pattern pattern, String what, String fix, Gravity gravity) {
    Optional<KnownCause> in(String text) {
      Matcher found = pattern.matcher(text);
      return found.find()
          ? Optional.of(new KnownCause(id, filled(what, found), filled(fix, found), gravity))
          : Optional.empty();
    }
  }

  /**
   * The cause that a text tells of.
   *
   * @param text a message, a stack trace, or lines of a log
   */
  public static Optional<KnownCause> find(String text) {
    return ENTRIES.stream().flatMap(entry -> entry.in(text).stream()).findFirst();
  }

  private static String filled(String template, Matcher found) {
    String text = template;
    for (int group = 1; group <= found.groupCount(); group++) {
      String value = found.group(group);
      text = text.replace("$" + group, value == null ? "?" : value.strip());
    }
    return text;
  }

  private static List<Entry> entries() {
    List<Entry> entries = new ArrayList<>();
    for (Row row : Table.read(KnownCauses.class, "causes.tsv")) {
      entries.add(
          new Entry(
              row.get("id"),
              Pattern.compile(row.get("pattern")),
              row.get("what"),
              row.get("fix"),
              Gravity.valueOf(row.get("gravity").toUpperCase(Locale.ROOT))));
    }
    return List.copyOf(entries);
  }
}
