/** Flink's operators in a cluster: where they run and how they are configured. */
@NullMarked
package io.sluice.deployer.cluster.operator;

import org.jspecify.annotations.NullMarked;
