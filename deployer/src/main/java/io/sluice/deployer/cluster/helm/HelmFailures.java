package io.sluice.deployer.cluster.helm;

import io.sluice.deployer.cluster.ClusterException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What Helm says when it fails, with what to do. */
final class HelmFailures {
  private static final Pattern FORBIDDEN =
      Pattern.compile("cannot (\\w+) resource \"([^\"]+)\" in API group \"([^\"]*)\"([^\\n;:]*)");
  private static final int LONGEST = 600;

  private HelmFailures() {}

  static ClusterException of(String doing, HelmProcess.Ended ended) {
    String said = said(ended);
    return new ClusterException(doing + ": " + said, fix(ended.err() + "\n" + ended.out()));
  }

  private static String said(HelmProcess.Ended ended) {
    List<String> lines = ended.err().lines().filter(line -> !line.isBlank()).toList();
    String told =
        lines.stream()
            .filter(line -> line.startsWith("Error: "))
            .reduce((first, last) -> last)
            .map(line -> line.substring("Error: ".length()))
            .orElseGet(
                () ->
                    lines.isEmpty()
                        ? "helm ended with code " + ended.exitCode() + " and said nothing"
                        : lines.get(lines.size() - 1));
    return told.length() > LONGEST ? told.substring(0, LONGEST) + "…" : told;
  }

  private static String fix(String text) {
    Matcher forbidden = FORBIDDEN.matcher(text);
    if (forbidden.find()) {
      String group = forbidden.group(3).isEmpty() ? "" : "." + forbidden.group(3);
      return "ask for the permission to "
          + forbidden.group(1)
          + " "
          + forbidden.group(2)
          + group
          + forbidden.group(4).stripTrailing()
          + ": a Role or ClusterRole with that verb and resource";
    }
    if (contains(text, "no matches for kind \"Certificate\"", "no matches for kind \"Issuer\"")) {
      return "install cert-manager, or switch the webhook off in the operator's description";
    }
    if (contains(text, "cannot re-use a name", "has no deployed releases")) {
      return "an installation failed before: remove what it left with 'sluice operator uninstall',"
          + " and install again";
    }
    if (contains(text, "another operation (install/upgrade/rollback) is in progress")) {
      return "wait for it; where nobody works on it, it was interrupted: 'helm rollback' ends it";
    }
    if (contains(text, "invalid ownership metadata", "already exists")) {
      return "somebody else has made that object: delete it, or have its owner do so";
    }
    if (contains(text, "failed to download", "not found", "failed to do request", "no such host")) {
      return "check the chart and its version ('sluice releases' lists EMR's), and that its registry"
          + " can be reached; a chart that is here: --chart PATH";
    }
    if (contains(text, "Kubernetes cluster unreachable", "connection refused")) {
      return "no API server answers; check KUBECONFIG, --context and the network";
    }
    return "run it by hand to see more: helm list -A, helm status RELEASE -n NAMESPACE";
  }

  private static boolean contains(String text, String... parts) {
    for (String part : parts) {
      if (text.contains(part)) {
        return true;
      }
    }
    return false;
  }
}
