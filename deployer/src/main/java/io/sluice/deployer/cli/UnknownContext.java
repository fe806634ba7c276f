package io.sluice.deployer.cli;

import io.sluice.deployer.catalogue.Environment;
import io.sluice.deployer.cluster.UnknownContextException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The words for a context that the kubeconfig does not have. */
final class UnknownContext {
  private static final int SHOWN = 10;

  private UnknownContext() {}

  /**
   * @param context the one that was asked for
   * @param environment whose file asked for it; null where {@code --context} did
   */
  static CommandException refusal(
      UnknownContextException unknown, String context, @Nullable Environment environment) {
    String asked =
        environment == null
            ? "--context"
            : Project.current().environmentFile(environment.name()) + ": context";
    String region = environment == null ? "" : " --region " + environment.region();
    return CommandException.usage(
        asked + ": " + unknown.getMessage() + "; it has " + shown(unknown.known()),
        Project.didYouMean(context, unknown.known())
            + instead(unknown, environment)
            + "make it: aws eks update-kubeconfig --name CLUSTER"
            + region
            + " --alias "
            + context);
  }

  private static String instead(
      UnknownContextException unknown, @Nullable Environment environment) {
    if (environment != null) {
      return "change the field, give --context, or ";
    }
    return unknown.known().isEmpty() ? "" : "use one of them, or ";
  }

  private static String shown(List<String> contexts) {
    if (contexts.isEmpty()) {
      return "none";
    }
    int more = contexts.size() - SHOWN;
    String first = String.join(", ", contexts.subList(0, Math.min(SHOWN, contexts.size())));
    return more > 0 ? first + " and " + more + " more ('kubectl config get-contexts')" : first;
  }
}
