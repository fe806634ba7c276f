package io.sluice.deployer.cli;

import io.fabric8.kubernetes.api.model.Config;
import io.fabric8.kubernetes.api.model.ConfigBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;

/** A kubeconfig whose current context is another cluster than the one that is meant. */
final class TwoContexts {
  /** The context of the cluster that is meant. */
  static final String MEANT = "meant";

  /** The current context; nobody answers there. */
  static final String CURRENT = "current";

  private TwoContexts() {}

  /**
   * @param kubeconfig of the cluster that is meant
   */
  static String of(String kubeconfig) {
    Config real = Serialization.unmarshal(kubeconfig, Config.class);
    return Serialization.asYaml(
        new ConfigBuilder(real)
            .editFirstContext()
            .withName(MEANT)
            .endContext()
            .addNewContext()
            .withName(CURRENT)
            .withNewContext()
            .withCluster(CURRENT)
            .withUser(real.getUsers().get(0).getName())
            .endContext()
            .endContext()
            .addNewCluster()
            .withName(CURRENT)
            .withNewCluster()
            .withServer("https://127.0.0.1:1")
            .endCluster()
            .endCluster()
            .withCurrentContext(CURRENT)
            .build());
  }
}
