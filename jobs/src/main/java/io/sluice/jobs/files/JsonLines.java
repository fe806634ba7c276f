package io.sluice.jobs.files;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.apache.flink.api.common.serialization.Encoder;

/** Writes each record as one line of JSON in UTF-8. */
public final class JsonLines<T> implements Encoder<T> {
  private static final long serialVersionUID = 1L;
  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** Goes through a string because Jackson's byte output fails on a lone surrogate. */
  @Override
  public void encode(T element, OutputStream stream) throws IOException {
    stream.write(MAPPER.writeValueAsString(element).getBytes(StandardCharsets.UTF_8));
    stream.write('\n');
  }
}
