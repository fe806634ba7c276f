/** Processes on this machine: their distribution, command lines, ports and ends. */
@NullMarked
package io.sluice.deployer.local.process;

import org.jspecify.annotations.NullMarked;
