/** Who leads: the JobManager of a Flink cluster, and the instance of an operator. */
@NullMarked
package io.sluice.deployer.cluster.leader;

import org.jspecify.annotations.NullMarked;
