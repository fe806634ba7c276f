/** EKS: clusters and associations of Pod Identity. */
@NullMarked
package io.sluice.deployer.aws.eks;

import org.jspecify.annotations.NullMarked;
