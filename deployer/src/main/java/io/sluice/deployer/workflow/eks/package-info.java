/** States that speak to a cluster: through AWS, and through its Kubernetes API. */
@NullMarked
package io.sluice.deployer.workflow.eks;

import org.jspecify.annotations.NullMarked;
