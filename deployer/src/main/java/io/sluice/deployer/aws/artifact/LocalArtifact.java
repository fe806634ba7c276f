package io.sluice.deployer.aws.artifact;

import io.sluice.deployer.spec.ArtifactKey;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * A file that becomes an artifact.
 *
 * @param file where it lies here
 * @param key its name and digest
 * @param bytes its size
 */
public record LocalArtifact(Path file, ArtifactKey key, long bytes) {
  /**
   * Reads a file.
   *
   * @param name what descriptions call it, as {@code jobs/jobs.jar}
   * @throws IOException if it cannot be read
   */
  public static LocalArtifact read(Path file, String name) throws IOException {
    try (InputStream content = Files.newInputStream(file)) {
      MessageDigest digest = Digests.sha256();
      long bytes =
          new DigestInputStream(content, digest)
              .transferTo(java.io.OutputStream.nullOutputStream());
      return new LocalArtifact(
          file, new ArtifactKey(name, HexFormat.of().formatHex(digest.digest())), bytes);
    }
  }
}
