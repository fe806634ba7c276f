package io.sluice.deployer.cluster.plan;

import io.sluice.deployer.yaml.FieldPath;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Values that are not shown: those of Secrets, and of options that Flink itself hides. */
final class SensitiveValues {
  private static final String HIDDEN = "(hidden)";

  /** Parts of option keys whose values Flink hides in its logs (GlobalConfiguration). */
  private static final List<String> KEYS =
      List.of(
          "password",
          "secret",
          "access-key",
          "fs.azure.account.key",
          "apikey",
          "api-key",
          "auth-params",
          "service-key",
          "token",
          "basic-auth",
          "jaas.config",
          "http-headers");

  private SensitiveValues() {}

  /** The value, or that there is one. */
  static @Nullable Object shown(String kind, FieldPath path, @Nullable Object value) {
    return value != null && isHidden(kind, path) ? HIDDEN : value;
  }

  private static boolean isHidden(String kind, FieldPath path) {
    if (kind.equals("Secret")) {
      return List.of("data", "stringData").contains(path.segments().get(0));
    }
    return path.segments().stream()
        .map(segment -> segment.toLowerCase(Locale.ROOT).replace('_', '-'))
        .filter(segment -> !segment.equals("imagepullsecrets"))
        .filter(segment -> !segment.endsWith("secretkeyref") && !segment.endsWith("secretref"))
        .anyMatch(segment -> KEYS.stream().anyMatch(segment::contains));
  }
}
