/** A connection to a Kubernetes cluster, and how its refusals are told. */
@NullMarked
package io.sluice.deployer.cluster;

import org.jspecify.annotations.NullMarked;
