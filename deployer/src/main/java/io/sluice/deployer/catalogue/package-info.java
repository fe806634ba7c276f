/** The deployments that a project has, and the environments that they go to. */
@NullMarked
package io.sluice.deployer.catalogue;

import org.jspecify.annotations.NullMarked;
