package io.sluice.deployer.cluster.access;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.sluice.deployer.cluster.ApiServer;
import java.util.Map;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The ConfigMap {@code aws-auth} of a test, and what a test gives to EMR; both are taken away after
 * it, since the cluster has one {@code aws-auth} for all namespaces. Registered after the server.
 */
public final class AwsAuthMap implements AfterEachCallback {
  /** What EKS writes when nodes join. */
  public static final String NODES =
      """
      # nodes first
      - groups:
        - system:bootstrappers
        - system:nodes
        rolearn: arn:aws:iam::111122223333:role/nodes
        username: system:node:{{EC2PrivateDNSName}}
      """;

  private static final String USERS = "- userarn: arn:aws:iam::111122223333:user/me\n";

  private final ApiServer server;

  public AwsAuthMap(ApiServer server) {
    this.server = server;
  }

  /** Has it hold these roles, and a user beside them. */
  public void hold(String mapRoles) {
    hold(Map.of("mapRoles", mapRoles, "mapUsers", USERS));
  }

  /** Has it hold this. */
  public void hold(Map<String, String> data) {
    server
        .client()
        .resource(
            new ConfigMapBuilder()
                .withNewMetadata()
                .withName("aws-auth")
                .withNamespace("kube-system")
                .addToAnnotations("example.com/kept", "yes")
                .endMetadata()
                .withData(data)
                .build())
        .create();
  }

  /** As it is. */
  public ConfigMap live() {
    return resource().get();
  }

  /** What it says about roles. */
  public String mapRoles() {
    return live().getData().get("mapRoles");
  }

  /** Writes it as somebody else. */
  public void write(String mapRoles) {
    resource().edit(map -> new ConfigMapBuilder(map).addToData("mapRoles", mapRoles).build());
  }

  @Override
  public void afterEach(ExtensionContext context) {
    if (server.client() != null) {
      resource().delete();
      server.client().rbac().roleBindings().inNamespace(server.namespace()).delete();
    }
  }

  private Resource<ConfigMap> resource() {
    return server.client().configMaps().inNamespace("kube-system").withName("aws-auth");
  }
}
