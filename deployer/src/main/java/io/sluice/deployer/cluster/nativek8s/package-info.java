/** Jobs that run in a cluster without an operator: how they start, and how they go away. */
@NullMarked
package io.sluice.deployer.cluster.nativek8s;

import org.jspecify.annotations.NullMarked;
