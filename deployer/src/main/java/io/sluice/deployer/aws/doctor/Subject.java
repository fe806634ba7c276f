package io.sluice.deployer.aws.doctor;

import io.sluice.deployer.aws.iam.Place;
import io.sluice.deployer.aws.iam.RoleNeeds;
import io.sluice.deployer.spec.AwsIdentity;
import io.sluice.deployer.spec.RoleArn;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is looked at.
 *
 * @param of the deployment's name, or {@code environment prod}
 * @param account the account that everything belongs to; null where nothing says so
 * @param storage what lies in S3
 * @param access how its pods come to their permissions; null where they need none of AWS
 * @param logGroup the log group that logs are shipped to; null for none
 * @param images the images that are described; not those that an EMR release stands for
 */
public record Subject(
    String of,
    @Nullable String account,
    Storage storage,
    @Nullable Access access,
    @Nullable String logGroup,
    List<String> images) {
  public Subject {
    images = List.copyOf(images);
  }

  /**
   * What lies in S3.
   *
   * @param buckets the buckets
   * @param places what of them is used; none where no deployment is described
   * @param secret the Secret that pods take their keys from; null where they come to a role
   */
  public record Storage(List<String> buckets, List<Place> places, @Nullable String secret) {
    public Storage {
      buckets = List.copyOf(buckets);
      places = List.copyOf(places);
    }
  }

  /**
   * How pods come to their permissions.
   *
   * @param role the role
   * @param needs what it has to trust and to permit; null where no deployment is described
   * @param identity how they come to it
   * @param eksCluster the EKS cluster's name; null where nothing names it
   * @param issuer the cluster's OIDC issuer, where EKS is not to be asked for it
   * @param mend the command that makes the role as it should be
   */
  public record Access(
      RoleArn role,
      @Nullable RoleNeeds needs,
      AwsIdentity identity,
      @Nullable String eksCluster,
      @Nullable String issuer,
      String mend) {}

  /**
   * Whether anything of it is Amazon's.
   *
   * @param ownS3 whether S3 is a server that is not Amazon's
   */
  public boolean needsAws(boolean ownS3) {
    return access != null
        || logGroup != null
        || images.stream().anyMatch(image -> EcrImage.parse(image).isPresent())
        || !(ownS3 || storage.buckets().isEmpty());
  }
}
