package io.sluice.jobs.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonLinesTest {
  @Test
  void writesOneLineForEachRecordWhateverItsTextHolds() throws IOException {
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    JsonLines<Map<String, String>> encoder = new JsonLines<>();

    encoder.encode(Map.of("text", "a\nb\"\u0000é"), written);
    encoder.encode(Map.of("text", "cut off \ud83d"), written);

    assertThat(written.toString(StandardCharsets.UTF_8))
        .isEqualTo("{\"text\":\"a\\nb\\\"\\u0000é\"}\n{\"text\":\"cut off ?\"}\n");
  }
}
