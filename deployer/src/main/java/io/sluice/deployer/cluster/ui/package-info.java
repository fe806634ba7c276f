/** Flink's web UI on this machine. */
@NullMarked
package io.sluice.deployer.cluster.ui;

import org.jspecify.annotations.NullMarked;
