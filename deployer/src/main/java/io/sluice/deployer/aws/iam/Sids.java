package io.sluice.deployer.aws.iam;

import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Statement ids, which IAM lets consist of letters and digits only. */
final class Sids {
  private static final Pattern OTHER = Pattern.compile("[^A-Za-z0-9]+");

  private Sids() {}

  /** A name as part of an id: {@code flink-dev} becomes {@code FlinkDev}. */
  static String of(String name) {
    return OTHER
        .splitAsStream(name)
        .filter(word -> !word.isEmpty())
        .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
        .collect(Collectors.joining());
  }
}
