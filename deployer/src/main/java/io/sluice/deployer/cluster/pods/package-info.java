/** The pods of a Flink cluster. */
@NullMarked
package io.sluice.deployer.cluster.pods;

import org.jspecify.annotations.NullMarked;
