package io.sluice.deployer.cli;

import io.sluice.deployer.aws.Aws;
import io.sluice.deployer.aws.AwsException;
import io.sluice.deployer.aws.access.CallerPolicy;
import io.sluice.deployer.aws.iam.PolicyDocument;
import io.sluice.deployer.cluster.ClusterException;
import io.sluice.deployer.cluster.access.AccessState;
import io.sluice.deployer.cluster.access.ClusterAccess;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Tells how EMR may come into a namespace. */
@Command(
    name = "show",
    description =
        "Tells whether EMR on EKS may come into a namespace, by either way, and prints the policy"
            + " that the caller of CreateVirtualCluster needs. Changes nothing.",
    footer = {
      "",
      "Examples:",
      "  sluice access show --env prod",
      "  sluice access show --env prod --method aws-auth"
    })
final class AccessShowCommand implements Callable<Integer> {
  @Mixin AccessChoice choice;

  @Option(
      names = "--method",
      paramLabel = "METHOD",
      converter = AccessMethod.Converter.class,
      description = "entries or aws-auth alone (default: both, as far as they can be seen).")
  @Nullable AccessMethod method;

  @Mixin OutputOption output;

  @SuppressWarnings("NullAway.Init")
  AccessShowCommand() {}

  @Override
  public Integer call() {
    Seen<AccessEntries> entries =
        method == AccessMethod.AWS_AUTH ? Seen.notAsked() : seen(this::entries);
    Seen<AccessState> awsAuth =
        method == AccessMethod.ENTRIES ? Seen.notAsked() : seen(this::awsAuth);
    AccessView view =
        new AccessView(
            choice.namespace(),
            AccessCommand.NEEDED_FOR,
            entries.value() == null ? null : entries.value().plan().state(),
            entries.value() == null ? null : entries.value().caller(),
            entries.unknown(),
            awsAuth.value(),
            awsAuth.unknown(),
            policy());
    output.print(view, new AccessViewReport(view));
    return entries.value() == null && awsAuth.value() == null ? ExitCode.FAILED : ExitCode.OK;
  }

  private AccessEntries entries() {
    try (Aws aws = choice.connectAws()) {
      return AccessEntries.read(aws, choice);
    }
  }

  private AccessState awsAuth() {
    try (AwsAuthSession session = AwsAuthSession.open(choice)) {
      return session.ask(ClusterAccess::look);
    }
  }

  private @Nullable PolicyDocument policy() {
    try {
      return method == AccessMethod.AWS_AUTH ? null : CallerPolicy.of(choice.scope());
    } catch (CommandException noCluster) {
      return null;
    }
  }

  /** One way is told even if the other cannot be seen; one that was asked for has to be seen. */
  private <T> Seen<T> seen(Supplier<T> look) {
    try {
      return new Seen<>(look.get(), null);
    } catch (AwsException | ClusterException | CommandException failure) {
      if (method != null) {
        throw failure;
      }
      return new Seen<>(null, failure.getMessage());
    }
  }

  private record Seen<T>(@Nullable T value, @Nullable String unknown) {
    static <T> Seen<T> notAsked() {
      return new Seen<>(null, null);
    }
  }
}
