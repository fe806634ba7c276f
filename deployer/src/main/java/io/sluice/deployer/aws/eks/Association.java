package io.sluice.deployer.aws.eks;

/**
 * An association of Pod Identity: pods of a service account come to a role.
 *
 * @param id EKS's id of it
 * @param namespace the namespace
 * @param serviceAccount the service account
 * @param role the ARN of the role
 * @param ours whether Sluice made it
 */
public record Association(
    String id, String namespace, String serviceAccount, String role, boolean ours) {}
