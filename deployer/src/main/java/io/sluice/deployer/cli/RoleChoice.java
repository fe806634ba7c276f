package io.sluice.deployer.cli;

import io.sluice.deployer.aws.iam.RoleNeeds;
import io.sluice.deployer.catalogue.Environment;
import io.sluice.deployer.spec.AwsIdentity;
import io.sluice.deployer.spec.MalformedValueException;
import io.sluice.deployer.spec.Region;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Whose role a command is about: a deployment's, or the operator's. */
final class RoleChoice {
  @Parameters(
      arity = "0..1",
      paramLabel = "NAME",
      description = "A deployment of the catalogue, or one of several in the file.")
  @Nullable String name;

  @Mixin DeploymentChoice deployment;
  @Mixin TargetOption target;

  @Option(
      names = "--operator",
      description = "The operator's role of the environment, instead of a deployment's.")
  boolean operator;

  @Option(
      names = "--operator-namespace",
      paramLabel = "NAMESPACE",
      description = "Where the operator runs (default: the environment's namespace).")
  @Nullable String operatorNamespace;

  @Option(
      names = "--identity",
      paramLabel = "HOW",
      description =
          "How pods come to the role: irsa, or pod-identity (default: what the description says,"
              + " else irsa).")
  @Nullable String identity;

  @SuppressWarnings("NullAway.Init")
  RoleChoice() {}

  /**
   * What was chosen.
   *
   * @param needs what the role needs
   * @param identity how pods come to it
   */
  record Chosen(RoleNeeds needs, AwsIdentity identity) {}

  /** The environment that the role is of; null where the description comes from a file. */
  @Nullable Environment environment() {
    return deployment.file == null ? Project.current().environment(deployment.environment) : null;
  }

  /**
   * The role and what it needs.
   *
   * @param region the Region that was asked for; null where none was
   */
  Chosen choose(@Nullable Region region) throws IOException {
    if (!operator) {
      DescribedRole role =
          new DescribedRole(
              deployment.choose(name), environment(), target.orElse(deployment.usualTarget()));
      return new Chosen(role.needs(region), identity(role.identity()));
    }
    Environment environment = environment();
    if (environment == null || name != null) {
      throw CommandException.usage(
          "--operator: the operator is of an environment, not of a deployment",
          "give --env, and neither NAME nor -f");
    }
    return new Chosen(
        OperatorRole.needs(
            environment,
            operatorNamespace == null ? environment.namespace() : operatorNamespace,
            region),
        identity(AwsIdentity.IRSA));
  }

  /** The choice as the user typed it. */
  String asTyped() {
    return (operator ? "--operator" : deployment.asTyped(name))
        + (deployment.file == null ? " --env " + deployment.environment : "");
  }

  private AwsIdentity identity(AwsIdentity described) {
    try {
      return identity == null ? described : AwsIdentity.parse(identity);
    } catch (MalformedValueException malformed) {
      throw CommandException.usage("--identity: " + malformed.what(), malformed.fix());
    }
  }
}
