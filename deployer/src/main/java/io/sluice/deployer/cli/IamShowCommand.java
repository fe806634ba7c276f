package io.sluice.deployer.cli;

import io.sluice.deployer.spec.MalformedValueException;
import io.sluice.deployer.spec.Region;
import java.io.IOException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows what a role needs, and why, without asking AWS. */
@Command(
    name = "show",
    description =
        "Shows what the role needs: service accounts, trust, and each permission with its reason."
            + " Asks nobody.",
    footer = {
      "",
      "Examples:",
      "  sluice iam show web-sessions --env prod",
      "  sluice iam show -f web-sessions.yaml --region us-west-2 -o json"
    })
final class IamShowCommand implements Callable<Integer> {
  @Mixin RoleChoice choice;
  @Mixin OutputOption output;

  @Option(
      names = "--region",
      paramLabel = "REGION",
      description = "The Region of buckets and log groups (default: the environment's).")
  @Nullable String region;

  @Option(
      names = "--issuer",
      paramLabel = "URL",
      description = "The cluster's OIDC issuer, to stand in the trust.")
  @Nullable String issuer;

  @SuppressWarnings("NullAway.Init")
  IamShowCommand() {}

  @Override
  public Integer call() throws IOException {
    RoleChoice.Chosen chosen = choice.choose(askedRegion());
    ShownRole shown = ShownRole.of(chosen.needs(), chosen.identity(), issuer);
    output.print(shown, shown.text());
    return ExitCode.OK;
  }

  private @Nullable Region askedRegion() {
    try {
      return region == null ? null : Region.parse(region);
    } catch (MalformedValueException malformed) {
      throw CommandException.usage("--region: " + malformed.what(), malformed.fix());
    }
  }
}
