package io.sluice.deployer.target.apache;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A block of a Kubernetes resource, its fields in the order in which they are named. */
final class Block {
  private final Map<String, Object> fields = new LinkedHashMap<>();

  private Block() {}

  static Block with(String field, Object value) {
    return new Block().and(field, value);
  }

  /** Adds a field; nothing where there is no value or an empty list. */
  Block and(String field, @Nullable Object value) {
    if (value instanceof Block block) {
      fields.put(field, block.fields);
    } else if (value != null && !(value instanceof List<?> list && list.isEmpty())) {
      fields.put(field, value);
    }
    return this;
  }

  Map<String, Object> toMap() {
    return fields;
  }
}
