package io.sluice.deployer.aws.artifact;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/** SHA-256 as this machine and as S3 write it. */
final class Digests {
  private Digests() {}

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }

  /** S3's checksum of an object that was put in one request. */
  static String whole(String hex) {
    return base64(HexFormat.of().parseHex(hex));
  }

  /**
   * S3's checksum of an object that was put in parts: the digest of the parts' digests, and their
   * number (S3 user guide, "Checking object integrity", composite checksums).
   */
  static String ofParts(List<byte[]> parts) {
    MessageDigest all = sha256();
    parts.forEach(all::update);
    return base64(all.digest()) + "-" + parts.size();
  }

  static String base64(byte[] digest) {
    return Base64.getEncoder().encodeToString(digest);
  }
}
