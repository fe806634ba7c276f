/** The described Flink configuration, turned into one for processes on this machine. */
@NullMarked
package io.sluice.deployer.local.config;

import org.jspecify.annotations.NullMarked;
