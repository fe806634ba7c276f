/** What is to be run on this machine, and whether it can be. */
@NullMarked
package io.sluice.deployer.local.job;

import org.jspecify.annotations.NullMarked;
