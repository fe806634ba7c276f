package io.sluice.jobs.websessions;

import java.io.IOException;
import java.io.ObjectOutputStream;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.util.OutputTag;

/**
 * Marks a side output. Flink 1.17 searches tags for references to outer objects, and on Java 17
 * fails at the string in them; it leaves objects alone that write themselves.
 */
final class SideTag<T> extends OutputTag<T> {
  private static final long serialVersionUID = 1L;

  SideTag(String id, Class<T> type) {
    super(id, TypeInformation.of(type));
  }

  private void writeObject(ObjectOutputStream out) throws IOException {
    out.defaultWriteObject();
  }
}
