package io.sluice.deployer.cli;

import io.sluice.deployer.aws.Aws;
import io.sluice.deployer.aws.CallerIdentity;
import io.sluice.deployer.aws.iam.RoleNeeds;
import io.sluice.deployer.aws.role.PodAccess;
import io.sluice.deployer.aws.role.RemovalPlanner;
import io.sluice.deployer.aws.role.RoleChanges;
import io.sluice.deployer.aws.role.RolePlan;
import io.sluice.deployer.aws.role.RolePlanner;
import io.sluice.deployer.catalogue.Environment;
import java.io.IOException;
import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;

/** A role in the account that it belongs to: the caller is of that account, or there is none. */
final class RoleSession implements AutoCloseable {
  private final Aws aws;
  private final RoleNeeds needs;
  private final PodAccess access;

  private RoleSession(Aws aws, RoleNeeds needs, PodAccess access) {
    this.aws = aws;
    this.needs = needs;
    this.access = access;
  }

  /**
   * Connects.
   *
   * @throws io.sluice.deployer.aws.AwsException if the caller is of another account, or AWS does
   *     not answer
   */
  static RoleSession open(RoleChoice choice, AwsOptions options, EksOptions eks)
      throws IOException {
    RoleChoice.Chosen chosen = choice.choose(options.askedRegion());
    @Nullable Environment environment = choice.environment();
    Aws aws =
        environment == null
            ? options.connect(chosen.needs().region())
            : options.connect(environment);
    try {
      if (environment != null) {
        AwsOptions.requireAccount(aws, environment);
      }
      CallerIdentity.require(aws, chosen.needs().role().account(), "role " + chosen.needs().role());
      return new RoleSession(aws, chosen.needs(), eks.access(aws, chosen.identity(), environment));
    } catch (RuntimeException refused) {
      aws.close();
      throw refused;
    }
  }

  /** What would have to be changed. */
  RolePlan plan() {
    return new RolePlanner(aws, needs, access).plan();
  }

  /** What would be taken out. */
  RolePlan removal() {
    return new RemovalPlanner(aws, needs, access).plan();
  }

  /** Makes the changes, and says each. */
  void make(RolePlan plan, PrintWriter out) {
    new RoleChanges(aws, needs, access).make(plan, change -> out.println(change));
  }

  @Override
  public void close() {
    aws.close();
  }
}
