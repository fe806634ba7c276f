package io.sluice.deployer.cluster.access;

import io.fabric8.kubernetes.api.model.authorization.v1.SelfSubjectAccessReview;
import io.fabric8.kubernetes.api.model.authorization.v1.SelfSubjectAccessReviewBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.sluice.deployer.cluster.ApiServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Asks a cluster as somebody else what he may do there ({@code kubectl auth can-i --as}). */
public final class AsUser {
  private final Config config;

  AsUser(ApiServer server, String user) {
    this(Config.fromKubeconfig(server.kubeconfig()), user);
  }

  /**
   * @param config of whoever may be anybody
   * @param user as whom
   * @param groups the user's groups
   */
  public AsUser(Config config, String user, String... groups) {
    List<String> all = new ArrayList<>(List.of(groups));
    all.add("system:authenticated");
    this.config =
        new ConfigBuilder(config)
            .withImpersonateUsername(user)
            .withImpersonateGroups(all.toArray(String[]::new))
            .build();
  }

  /** A client that is this user. */
  public KubernetesClient client() {
    return new KubernetesClientBuilder().withConfig(config).build();
  }

  /**
   * Whether he may.
   *
   * @param resource as {@code pods} or {@code pods/log}
   * @param namespace null for the whole cluster
   */
  public boolean may(String verb, String group, String resource, @Nullable String namespace) {
    String[] parts = resource.split("/", 2);
    SelfSubjectAccessReview review =
        new SelfSubjectAccessReviewBuilder()
            .withNewSpec()
            .withNewResourceAttributes()
            .withVerb(verb)
            .withGroup(group)
            .withResource(parts[0])
            .withSubresource(parts.length > 1 ? parts[1] : null)
            .withNamespace(namespace)
            .endResourceAttributes()
            .endSpec()
            .build();
    try (KubernetesClient client = client()) {
      return client
          .authorization()
          .v1()
          .selfSubjectAccessReview()
          .create(review)
          .getStatus()
          .getAllowed();
    }
  }

  /** What of a rule he may not do. */
  @SuppressWarnings("unchecked")
  public List<String> deniedOf(Map<String, Object> rule, String namespace) {
    List<String> denied = new ArrayList<>();
    for (String group : (List<String>) rule.get("apiGroups")) {
      for (String resource : (List<String>) rule.get("resources")) {
        for (String verb : (List<String>) rule.get("verbs")) {
          if (!may(verb, group, resource, namespace)) {
            denied.add(verb + " " + resource + "." + group);
          }
        }
      }
    }
    return denied;
  }
}
