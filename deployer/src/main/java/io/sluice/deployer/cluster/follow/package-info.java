/** Follows one resource by watch until it is as wanted, cannot become so, or time is up. */
@NullMarked
package io.sluice.deployer.cluster.follow;

import org.jspecify.annotations.NullMarked;
