package io.sluice.deployer.target.nativek8s;

import java.util.LinkedHashMap;
import java.util.Map;

/** How what Sluice makes for a job in native mode is known again. */
public final class NativeLabels {
  /** Who made it. */
  public static final String MANAGED_BY = "app.kubernetes.io/managed-by";

  /** For which job. */
  public static final String INSTANCE = "app.kubernetes.io/instance";

  /** Of which destination. */
  public static final String COMPONENT = "app.kubernetes.io/component";

  private NativeLabels() {}

  /** The labels of everything that belongs to a job. */
  public static Map<String, String> of(String name) {
    Map<String, String> labels = new LinkedHashMap<>();
    labels.put(MANAGED_BY, "sluice");
    labels.put(COMPONENT, "flink-native");
    labels.put(INSTANCE, name);
    return labels;
  }
}
