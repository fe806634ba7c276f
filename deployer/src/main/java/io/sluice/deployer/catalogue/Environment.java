package io.sluice.deployer.catalogue;

import io.sluice.deployer.spec.Region;
import io.sluice.deployer.spec.ReleaseLabel;
import io.sluice.deployer.spec.S3Uri;
import org.jspecify.annotations.Nullable;

/**
 * Where deployments go: all that differs between development and production. Complete and
 * well-formed; see {@link EnvironmentFile}.
 *
 * @param name the name of its file, {@code dev} for {@code dev.yaml}
 * @param account the AWS account
 * @param region the Region
 * @param namespace the Kubernetes namespace of the jobs
 * @param release the EMR release
 * @param buckets the buckets
 * @param roles the IAM roles
 * @param target the destination that is meant where a command is told none: {@code emr}, {@code
 *     apache}
 * @param context the context of the kubeconfig whose cluster is meant where a command is told none;
 *     null for the current one
 * @param eksCluster the EKS cluster's name; needed only where AWS is asked about the cluster
 * @param overrides what is otherwise there than the descriptions say
 * @param pins which content its artifacts are pinned to
 */
public record Environment(
    String name,
    AccountId account,
    Region region,
    String namespace,
    ReleaseLabel release,
    Buckets buckets,
    Roles roles,
    String target,
    @Nullable String context,
    @Nullable String eksCluster,
    Overrides overrides,
    ArtifactPins pins) {
  /**
   * Where an artifact lies: what it is pinned to, or else the key as it stands; with the scheme
   * that EMR downloads from before a job starts.
   *
   * @param name its key in the bucket for artifacts, without a digest: {@code jobs/jobs.jar}
   */
  public S3Uri artifact(String name) {
    return buckets.artifacts().at(S3Uri.Scheme.S3, pins.key(name));
  }

  /** The same with other pins. */
  public Environment with(ArtifactPins others) {
    return new Environment(
        name,
        account,
        region,
        namespace,
        release,
        buckets,
        roles,
        target,
        context,
        eksCluster,
        overrides,
        others);
  }
}
