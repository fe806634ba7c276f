/** Why a deployment is not as it should be: one cause, its fix, and the evidence. */
@NullMarked
package io.sluice.deployer.cluster.explain;

import org.jspecify.annotations.NullMarked;
