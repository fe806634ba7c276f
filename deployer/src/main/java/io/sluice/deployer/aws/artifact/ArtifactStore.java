package io.sluice.deployer.aws.artifact;

import io.sluice.deployer.aws.Aws;
import io.sluice.deployer.aws.AwsErrors;
import io.sluice.deployer.aws.AwsException;
import io.sluice.deployer.aws.storage.ObjectStore;
import io.sluice.deployer.spec.ArtifactKey;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** The artifacts of a bucket. Objects that do not lie under a digest are none of its business. */
public final class ArtifactStore {
  private final Aws aws;
  private final String bucket;
  private final ObjectStore objects;

  /**
   * @param aws the account, or the S3 server
   * @param bucket the bucket for artifacts
   */
  public ArtifactStore(Aws aws, String bucket) {
    this.aws = aws;
    this.bucket = bucket;
    this.objects = new ObjectStore(aws);
  }

  /** Where an artifact lies. */
  public String address(ArtifactKey key) {
    return "s3://" + bucket + "/" + key.key();
  }

  /**
   * All artifacts, by name and the newest first.
   *
   * @throws AwsException if the bucket may not be listed
   */
  public List<Artifact> all() {
    return objects.below(bucket, "").stream()
        .flatMap(
            object ->
                ArtifactKey.in(object.key())
                    .map(key -> new Artifact(key, object.bytes(), object.modified()))
                    .stream())
        .sorted(
            Comparator.comparing((Artifact one) -> one.key().name())
                .thenComparing(Artifact::uploaded, Comparator.reverseOrder())
                .thenComparing(Artifact::key))
        .toList();
  }

  /**
   * Whether an artifact is there.
   *
   * @throws AwsException if it may not be looked at, or something else lies there
   */
  public boolean has(LocalArtifact local) {
    Optional<HeadObjectResponse> there =
        aws.ask(
            "look at " + address(local.key()),
            objects.permission("s3:GetObject", bucket, "/" + local.key().key()),
            () -> head(local.key()));
    there.ifPresent(found -> requireSame(local, found.contentLength()));
    return there.isPresent();
  }

  /**
   * Puts an artifact there if it is not, and verifies what arrived.
   *
   * @return whether it was put there now
   * @throws AwsException if it may not be written, or what arrived is not what was sent; nothing of
   *     it is left then
   * @throws IOException if the file cannot be read, or changes meanwhile
   */
  public boolean put(LocalArtifact local, UploadListener listener) throws IOException {
    if (has(local)) {
      return false;
    }
    return new Upload(aws, bucket, local, listener).run();
  }

  /**
   * Takes artifacts away.
   *
   * @throws AwsException if one may not be deleted; those before it are gone
   */
  public void remove(List<Artifact> artifacts) {
    objects.delete(bucket, artifacts.stream().map(one -> one.key().key()).toList(), done -> {});
  }

  private Optional<HeadObjectResponse> head(ArtifactKey key) {
    try {
      return Optional.of(aws.s3().headObject(one -> one.bucket(bucket).key(key.key())));
    } catch (S3Exception absent) {
      if (AwsErrors.isNotFound(absent)) {
        return Optional.empty();
      }
      throw absent;
    }
  }

  private void requireSame(LocalArtifact local, long bytes) {
    if (bytes != local.bytes()) {
      throw new AwsException(
          address(local.key())
              + " is there with "
              + bytes
              + " bytes, and the file of that digest has "
              + local.bytes(),
          "somebody has overwritten it: delete the object and push again");
    }
  }
}
