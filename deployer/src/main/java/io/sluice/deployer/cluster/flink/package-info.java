/** Flink itself, inside a cluster: its REST API through a forwarded port. */
@NullMarked
package io.sluice.deployer.cluster.flink;

import org.jspecify.annotations.NullMarked;
