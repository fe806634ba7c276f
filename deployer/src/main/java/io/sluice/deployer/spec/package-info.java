/**
 * The description: a FlinkDeployment as EMR's operator understands it, its parts, and its value
 * types.
 */
package io.sluice.deployer.spec;
