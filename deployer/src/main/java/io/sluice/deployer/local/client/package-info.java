/** Flink's own command-line client, run as a child process from the distribution's libraries. */
@NullMarked
package io.sluice.deployer.local.client;

import org.jspecify.annotations.NullMarked;
