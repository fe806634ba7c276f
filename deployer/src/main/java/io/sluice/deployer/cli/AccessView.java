package io.sluice.deployer.cli;

import io.sluice.deployer.aws.access.CallerCheck;
import io.sluice.deployer.aws.access.EksState;
import io.sluice.deployer.aws.iam.PolicyDocument;
import io.sluice.deployer.cluster.access.AccessState;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of EMR's access to a namespace.
 *
 * @param namespace the namespace
 * @param neededFor for what it is needed
 * @param entries what EKS tells; null where it was not asked, or told nothing
 * @param caller what the caller may do; null likewise
 * @param entriesUnknown why EKS told nothing; null where it did
 * @param awsAuth what the cluster tells; null where it was not asked, or told nothing
 * @param awsAuthUnknown why the cluster told nothing; null where it did
 * @param policy what the caller of CreateVirtualCluster needs; null where the EKS cluster is not
 *     known
 */
record AccessView(
    String namespace,
    String neededFor,
    @Nullable EksState entries,
    @Nullable CallerCheck caller,
    @Nullable String entriesUnknown,
    @Nullable AccessState awsAuth,
    @Nullable String awsAuthUnknown,
    @Nullable PolicyDocument policy) {}
