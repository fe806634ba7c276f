package io.sluice.deployer.aws.artifact;

import io.sluice.deployer.aws.Aws;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * Puts a large file in parts, each with its checksum. Whatever happens before its end, a signal
 * included, the parts that have arrived are given up: S3 would keep, and charge for, them.
 */
final class MultipartUpload {
  private static final int MOST_PARTS = 10_000;

  private final Aws aws;
  private final String bucket;
  private final LocalArtifact local;
  private final UploadListener listener;
  private final Asking asking;
  private final List<CompletedPart> parts = new ArrayList<>();
  private final List<byte[]> digests = new ArrayList<>();

  /** Asks AWS, and tells its refusals in words. */
  interface Asking {
    <T> T ask(Supplier<T> question);
  }

  MultipartUpload(
      Aws aws, String bucket, LocalArtifact local, UploadListener listener, Asking asking) {
    this.aws = aws;
    this.bucket = bucket;
    this.local = local;
    this.listener = listener;
    this.asking = asking;
  }

  /** The checksum that the object is to have; empty if somebody else has put it there first. */
  String run() throws IOException {
    String id =
        asking.ask(
            () ->
                aws.s3()
                    .createMultipartUpload(
                        one ->
                            one.bucket(bucket)
                                .key(local.key().key())
                                .checksumAlgorithm(ChecksumAlgorithm.SHA256))
                    .uploadId());
    Thread onSignal = new Thread(() -> giveUp(id), "give-up-upload");
    Runtime.getRuntime().addShutdownHook(onSignal);
    boolean done = false;
    try {
      send(id);
      done = asking.ask(() -> complete(id));
    } finally {
      if (!done) {
        giveUp(id);
      }
      removeHook(onSignal);
    }
    return done ? Digests.ofParts(digests) : "";
  }

  private void send(String id) throws IOException {
    MessageDigest whole = Digests.sha256();
    long sent = 0;
    int size = (int) Math.max(Upload.PART, local.bytes() / MOST_PARTS + 1);
    try (InputStream content = Files.newInputStream(local.file())) {
      for (byte[] part = content.readNBytes(size);
          part.length > 0;
          part = content.readNBytes(size)) {
        whole.update(part);
        send(id, part);
        sent += part.length;
        listener.sent(sent, local.bytes());
      }
    }
    if (!HexFormat.of().formatHex(whole.digest()).equals(local.key().digest())) {
      throw new FileSystemException(
          local.file().toString(), null, "it has changed while it was uploaded");
    }
  }

  private void send(String id, byte[] content) {
    byte[] digest = Digests.sha256().digest(content);
    String checksum = Digests.base64(digest);
    int number = parts.size() + 1;
    String tag =
        asking.ask(
            () ->
                aws.s3()
                    .uploadPart(
                        one ->
                            one.bucket(bucket)
                                .key(local.key().key())
                                .uploadId(id)
                                .partNumber(number)
                                .checksumSHA256(checksum),
                        RequestBody.fromBytes(content))
                    .eTag());
    digests.add(digest);
    parts.add(
        CompletedPart.builder().partNumber(number).eTag(tag).checksumSHA256(checksum).build());
  }

  private boolean complete(String id) {
    try {
      aws.s3()
          .completeMultipartUpload(
              one ->
                  one.bucket(bucket)
                      .key(local.key().key())
                      .uploadId(id)
                      .ifNoneMatch("*")
                      .multipartUpload(all -> all.parts(parts)));
      return true;
    } catch (S3Exception refused) {
      if (Upload.isThereAlready(refused)) {
        return false;
      }
      throw refused;
    }
  }

  /** An interrupted thread would not send the request, so the interruption waits for it. */
  private void giveUp(String id) {
    boolean interrupted = Thread.interrupted();
    try {
      aws.s3().abortMultipartUpload(one -> one.bucket(bucket).key(local.key().key()).uploadId(id));
    } catch (SdkException goneOrOutOfReach) {
      return;
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static void removeHook(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException itRunsNow) {
      return;
    }
  }
}
