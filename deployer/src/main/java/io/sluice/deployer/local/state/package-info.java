/** What a local run leaves on disk: its record, its lock, its checkpoints and its output. */
@NullMarked
package io.sluice.deployer.local.state;

import org.jspecify.annotations.NullMarked;
