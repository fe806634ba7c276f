/**
 * The description: a FlinkDeployment as EMR's operator understands it, its parts, and its value
 * types.
 */
@NullMarked
package io.sluice.deployer.spec;

import org.jspecify.annotations.NullMarked;
