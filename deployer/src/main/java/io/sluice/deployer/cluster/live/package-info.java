/** What a cluster says of a deployment: the custom resource with its status, read into records. */
@NullMarked
package io.sluice.deployer.cluster.live;

import org.jspecify.annotations.NullMarked;
