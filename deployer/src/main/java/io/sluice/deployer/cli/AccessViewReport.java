package io.sluice.deployer.cli;

import io.sluice.deployer.aws.access.AccessEntry;
import io.sluice.deployer.aws.access.AssociatedPolicy;
import io.sluice.deployer.aws.access.AuthenticationMode;
import io.sluice.deployer.aws.access.EksState;
import io.sluice.deployer.cluster.access.AccessState;
import org.jspecify.annotations.Nullable;

/** What there is of access, for people. */
final class AccessViewReport {
  private final AccessView view;
  private final StringBuilder text = new StringBuilder();

  AccessViewReport(AccessView view) {
    this.view = view;
  }

  @Override
  public String toString() {
    text.setLength(0);
    line("EMR's access to namespace " + view.namespace());
    line("needed for " + view.neededFor());
    if (view.entries() != null) {
      entries(view.entries());
    } else if (view.entriesUnknown() != null) {
      line("");
      line("by access entries: not known: " + view.entriesUnknown());
    }
    if (view.awsAuth() != null) {
      awsAuth(view.awsAuth());
    } else if (view.awsAuthUnknown() != null) {
      line("");
      line("by aws-auth: not known: " + view.awsAuthUnknown());
    }
    if (view.policy() != null) {
      line("");
      line("policy that the caller of CreateVirtualCluster needs, no more:");
      line(view.policy().pretty());
    }
    return text.toString().stripTrailing();
  }

  private void entries(EksState state) {
    line("");
    line("by access entries: " + (state.covers(view.namespace()) ? "given" : "not given"));
    line(
        "  EKS cluster "
            + state.cluster()
            + ", Kubernetes "
            + state.version()
            + ", "
            + state.status()
            + ", authentication mode "
            + state.mode());
    @Nullable AccessEntry entry = state.entry();
    if (entry == null) {
      line("  EMR has no access entry; it writes one when a virtual cluster is created");
    } else {
      line("  EMR's access entry is the user " + entry.username());
      entry.associations().forEach(this::association);
    }
    if (view.caller() != null) {
      line("  " + AccessPlanReport.text(view.caller()).replace("\n", "\n  "));
    }
  }

  private void association(AssociatedPolicy association) {
    String policy = association.policy();
    line(
        "    "
            + policy.substring(policy.lastIndexOf('/') + 1)
            + " on "
            + (association.namespaces().isEmpty()
                ? "the whole " + association.scope()
                : association.namespaces().size()
                    + " of 100 namespaces: "
                    + String.join(", ", association.namespaces())));
  }

  private void awsAuth(AccessState state) {
    line("");
    boolean ignored = view.entries() != null && view.entries().mode() == AuthenticationMode.API;
    line(
        "by aws-auth: "
            + (state.isGiven() ? "given" : "not given")
            + (ignored ? ", and of no use: authentication mode API does not look at it" : ""));
    line("  Kubernetes " + state.kubernetes());
    for (AccessState.Part part :
        new AccessState.Part[] {state.role(), state.binding(), state.mapping()}) {
      line(
          "  "
              + part.name()
              + ": "
              + condition(part)
              + (part.ours() ? " (made by Sluice)" : "")
              + (part.because() == null ? "" : ": " + part.because()));
    }
  }

  private static String condition(AccessState.Part part) {
    return switch (part.condition()) {
      case AS_WANTED -> "as the guide has it";
      case ABSENT -> "not there";
      case OTHERWISE -> "not as the guide has it";
      case UNKNOWN -> "not known";
    };
  }

  private void line(String line) {
    text.append(line).append('\n');
  }
}
