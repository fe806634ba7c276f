/** How deployments fare: what the operator, Kubernetes and Flink say of them, put together. */
@NullMarked
package io.sluice.deployer.cluster.status;

import org.jspecify.annotations.NullMarked;
