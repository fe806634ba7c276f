/** Runs a job on this machine as the processes that it would have in a cluster. */
@NullMarked
package io.sluice.deployer.local;

import org.jspecify.annotations.NullMarked;
