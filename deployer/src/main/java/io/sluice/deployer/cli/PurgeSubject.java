package io.sluice.deployer.cli;

import io.sluice.deployer.catalogue.Environment;
import io.sluice.deployer.cleanup.Belongings;
import io.sluice.deployer.cleanup.BelongingsReader;
import io.sluice.deployer.cleanup.Owner;
import io.sluice.deployer.cluster.Cluster;
import io.sluice.deployer.cluster.live.LiveResource;
import io.sluice.deployer.cluster.operate.EffectiveConfiguration;
import java.io.IOException;
import java.util.Optional;

/** What a deployment that is to be purged has used. */
final class PurgeSubject {
  private PurgeSubject() {}

  /**
   * As it runs; of one that is gone only its description still tells.
   *
   * @throws CommandException if it is gone and not described
   */
  static Belongings of(
      Cluster cluster, Environment environment, Optional<LiveResource> live, String name)
      throws IOException {
    if (live.isPresent()) {
      LiveResource one = live.get();
      return BelongingsReader.of(
          Owner.live(one.namespace(), one.name()),
          one.tree(),
          EffectiveConfiguration.of(cluster, one).options());
    }
    return new Described(Project.current())
        .belongings(environment, name).stream()
            .findFirst()
            .orElseThrow(() -> unknown(environment, name));
  }

  private static CommandException unknown(Environment environment, String name) {
    return CommandException.failed(
        "delete: there is no "
            + name
            + " in the cluster, and environment "
            + environment.name()
            + " does not describe it, so what it has used is not known",
        "see 'sluice garbage --env " + environment.name() + "' for what belongs to no deployment");
  }
}
