package io.sluice.deployer.cluster.operate;

import io.sluice.deployer.cluster.live.LiveResource;
import io.sluice.deployer.cluster.live.Tree;
import java.util.LinkedHashMap;
import java.util.Map;

/** The fields of a specification that a field manager has applied, with the values they have. */
final class OwnedFields {
  private static final String FIELD = "f:";

  private OwnedFields() {}

  /** Those of a manager; empty where it has applied none. */
  static Map<String, Object> of(LiveResource live, String manager) {
    return live.tree().list("metadata", "managedFields").stream()
        .filter(entry -> entry.text("manager").filter(manager::equals).isPresent())
        .filter(entry -> entry.text("operation").filter("Apply"::equals).isPresent())
        .findFirst()
        .map(entry -> values(entry.at("fieldsV1").map("f:spec"), live.spec()))
        .orElseGet(Map::of);
  }

  private static Map<String, Object> values(Map<String, Object> fields, Tree live) {
    Map<String, Object> values = new LinkedHashMap<>();
    fields.forEach(
        (key, below) -> {
          if (!key.startsWith(FIELD)) {
            return;
          }
          String name = key.substring(FIELD.length());
          Object value = live.map().get(name);
          Map<String, Object> deeper = new Tree(below).map();
          if (value instanceof Map<?, ?>
              && deeper.keySet().stream().anyMatch(OwnedFields::isField)) {
            values.put(name, values(deeper, new Tree(value)));
          } else if (value != null) {
            values.put(name, value);
          }
        });
    return values;
  }

  private static boolean isField(String key) {
    return key.startsWith(FIELD);
  }
}
