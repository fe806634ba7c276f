package io.sluice.deployer.aws.artifact;

import io.sluice.deployer.aws.Aws;
import io.sluice.deployer.aws.AwsException;
import io.sluice.deployer.aws.Permission;
import io.sluice.deployer.aws.storage.ObjectStore;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;

/** Makes sure that what lies in the bucket is what was sent; what is not is taken away. */
final class Verification {
  private final Aws aws;
  private final String bucket;
  private final LocalArtifact local;
  private final ObjectStore objects;
  private final Permission needed;

  Verification(Aws aws, String bucket, LocalArtifact local) {
    this.aws = aws;
    this.bucket = bucket;
    this.local = local;
    this.objects = new ObjectStore(aws);
    this.needed = objects.permission("s3:GetObject", bucket, "/" + local.key().key());
  }

  /**
   * By the checksum that the server keeps; where it keeps none, by reading the object back.
   *
   * @param checksum what S3 would keep
   * @throws AwsException if it is something else
   */
  void require(String checksum) {
    HeadObjectResponse there =
        aws.ask(
            "verify " + address(),
            needed,
            () ->
                aws.s3()
                    .headObject(
                        one ->
                            one.bucket(bucket)
                                .key(local.key().key())
                                .checksumMode(ChecksumMode.ENABLED)));
    if (there.contentLength() == local.bytes() && checksum.equals(there.checksumSHA256())) {
      return;
    }
    String read = aws.ask("read back " + address(), needed, this::digest);
    if (!read.equals(local.key().digest())) {
      objects.delete(bucket, List.of(local.key().key()), done -> {});
      throw new AwsException(
          "upload "
              + local.file()
              + ": "
              + address()
              + " held something else afterwards (SHA-256 "
              + read
              + ")",
          "it is deleted again; run it again, and look at the network or proxy if that stays");
    }
  }

  private String digest() {
    MessageDigest digest = Digests.sha256();
    try (InputStream content =
        aws.s3().getObject(one -> one.bucket(bucket).key(local.key().key()))) {
      new DigestInputStream(content, digest).transferTo(OutputStream.nullOutputStream());
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private String address() {
    return "s3://" + bucket + "/" + local.key().key();
  }
}
