/** Helm, driven as a program. */
@NullMarked
package io.sluice.deployer.cluster.helm;

import org.jspecify.annotations.NullMarked;
