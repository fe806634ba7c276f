/** Installs, upgrades and removes the operator without losing what it looks after. */
@NullMarked
package io.sluice.deployer.cluster.install;

import org.jspecify.annotations.NullMarked;
