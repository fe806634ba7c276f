/** Carries out a plan, and protects state while doing so. */
@NullMarked
package io.sluice.deployer.cluster.apply;

import org.jspecify.annotations.NullMarked;
