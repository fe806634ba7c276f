/** What the operator's autoscaler keeps in the cluster and says there. */
@NullMarked
package io.sluice.deployer.cluster.autoscaler;

import org.jspecify.annotations.NullMarked;
