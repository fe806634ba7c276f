/** The commands, one class each; the only place that prints. */
@NullMarked
package io.sluice.deployer.cli;

import org.jspecify.annotations.NullMarked;
