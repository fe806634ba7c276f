package io.sluice.deployer.cluster.autoscaler;

import io.fabric8.kubernetes.client.utils.Serialization;
import io.sluice.deployer.cluster.live.Tree;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/**
 * Reads the values in the autoscaler's ConfigMap: YAML, which the operator compresses (gzip, then
 * base64), and the map of parallelisms in Flink's own notation.
 */
final class Payload {
  private static final int MOST_BYTES = 16 << 20;

  private Payload() {}

  /** The tree; an empty one where the value is missing or cannot be read. */
  static Tree tree(Map<String, String> data, String key) {
    String value = data.getOrDefault(key, "");
    try {
      Object tree = Serialization.unmarshal(plain(value), Map.class);
      return new Tree(tree == null ? Map.of() : tree);
    } catch (RuntimeException unreadable) {
      return new Tree(Map.of());
    }
  }

  /** Parallelism by vertex: {@code a:1,b:2}, also in quotes or braces. */
  static Map<String, Integer> parallelisms(String text) {
    Map<String, Integer> parallelisms = new LinkedHashMap<>();
    for (String entry : text.replaceAll("[{}'\"\\s]", "").split(",", -1)) {
      String[] parts = entry.split(":", -1);
      if (parts.length == 2 && parts[1].matches("\\d{1,9}")) {
        parallelisms.put(parts[0], Integer.valueOf(parts[1]));
      }
    }
    return parallelisms;
  }

  private static String plain(String value) {
    try (InputStream compressed =
        new GZIPInputStream(new ByteArrayInputStream(Base64.getDecoder().decode(value.strip())))) {
      return new String(compressed.readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
    } catch (IOException | IllegalArgumentException notCompressed) {
      return value;
    }
  }
}
