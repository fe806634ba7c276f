/** Takes a deployment out of a cluster, its state kept, and tells what is left of it. */
@NullMarked
package io.sluice.deployer.cluster.delete;

import org.jspecify.annotations.NullMarked;
