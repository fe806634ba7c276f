/**
 * What deployments leave in S3, CloudWatch and the cluster: whose it is, what of it may go, and
 * taking it away. The one package that sees the cluster and AWS at once.
 */
@NullMarked
package io.sluice.deployer.cleanup;

import org.jspecify.annotations.NullMarked;
