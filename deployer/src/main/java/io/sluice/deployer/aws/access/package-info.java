/**
 * EMR's access to a cluster by way of EKS access entries: what it needs of the cluster and of the
 * caller. EMR writes its entry itself.
 */
@NullMarked
package io.sluice.deployer.aws.access;

import org.jspecify.annotations.NullMarked;
