/** The log lines of a Flink cluster's pods. */
@NullMarked
package io.sluice.deployer.cluster.logs;

import org.jspecify.annotations.NullMarked;
