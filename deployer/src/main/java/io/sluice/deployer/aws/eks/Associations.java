package io.sluice.deployer.aws.eks;

import io.sluice.deployer.aws.Aws;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.eks.model.PodIdentityAssociation;
import software.amazon.awssdk.services.eks.model.PodIdentityAssociationSummary;

/** The associations of Pod Identity of one cluster. Those that are made carry a tag. */
public final class Associations {
  private static final Map<String, String> MARK = Map.of("sluice.io/managed-by", "sluice");

  private final Aws aws;
  private final String cluster;

  /**
   * @param cluster the EKS cluster's name
   */
  public Associations(Aws aws, String cluster) {
    this.aws = aws;
    this.cluster = cluster;
  }

  /** That of a service account, which has one at most. */
  public Optional<Association> find(String namespace, String serviceAccount) {
    return aws.ask(
        "read the Pod Identity association of " + namespace + "/" + serviceAccount,
        () ->
            aws
                .eks()
                .listPodIdentityAssociationsPaginator(
                    all ->
                        all.clusterName(cluster)
                            .namespace(namespace)
                            .serviceAccount(serviceAccount))
                .associations()
                .stream()
                .findFirst()
                .map(this::described));
  }

  /** Makes one. */
  public void create(String namespace, String serviceAccount, String role) {
    aws.ask(
        "associate " + namespace + "/" + serviceAccount + " with " + role,
        () ->
            aws.eks()
                .createPodIdentityAssociation(
                    one ->
                        one.clusterName(cluster)
                            .namespace(namespace)
                            .serviceAccount(serviceAccount)
                            .roleArn(role)
                            .tags(MARK)));
  }

  /** Removes one. */
  public void delete(Association association) {
    aws.ask(
        "remove the Pod Identity association of "
            + association.namespace()
            + "/"
            + association.serviceAccount(),
        () ->
            aws.eks()
                .deletePodIdentityAssociation(
                    one -> one.clusterName(cluster).associationId(association.id())));
  }

  private Association described(PodIdentityAssociationSummary summary) {
    PodIdentityAssociation all =
        aws.eks()
            .describePodIdentityAssociation(
                one -> one.clusterName(cluster).associationId(summary.associationId()))
            .association();
    return new Association(
        all.associationId(),
        all.namespace(),
        all.serviceAccount(),
        all.roleArn(),
        all.tags() != null && all.tags().entrySet().containsAll(MARK.entrySet()));
  }
}
