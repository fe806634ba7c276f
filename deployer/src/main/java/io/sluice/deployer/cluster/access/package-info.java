/**
 * What EMR on EKS may do in a namespace: the guide's Role and RoleBinding, and the mapping of its
 * service-linked role in the ConfigMap {@code aws-auth}.
 */
@NullMarked
package io.sluice.deployer.cluster.access;

import org.jspecify.annotations.NullMarked;
