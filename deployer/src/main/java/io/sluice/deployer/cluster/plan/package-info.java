/** What applying a description would change in a cluster, and what the operator would do then. */
@NullMarked
package io.sluice.deployer.cluster.plan;

import org.jspecify.annotations.NullMarked;
