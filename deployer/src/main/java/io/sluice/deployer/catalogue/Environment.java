package io.sluice.deployer.catalogue;

import io.sluice.deployer.spec.Region;
import io.sluice.deployer.spec.ReleaseLabel;
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
    Overrides overrides) {}
