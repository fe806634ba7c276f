package io.sluice.deployer.cluster.doctor;

import io.fabric8.kubernetes.api.model.Namespace;
import io.sluice.deployer.cluster.live.Tree;
import io.sluice.deployer.doctor.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The namespace's pod security level lets pods of this description in. */
final class PodSecurityProbe implements Probe {
  private static final String ENFORCE = "pod-security.kubernetes.io/enforce";

  @Override
  public String id() {
    return "pod-security";
  }

  @Override
  public List<String> needs() {
    return List.of(ApiServerProbe.ID, NamespaceProbe.ID);
  }

  @Override
  public List<Finding> look(Examined examined) {
    Optional<Described> described = examined.described();
    Namespace namespace =
        examined.cluster().client().namespaces().withName(examined.namespace()).get();
    Map<String, String> labels = namespace == null ? null : namespace.getMetadata().getLabels();
    String level = labels == null ? "privileged" : labels.getOrDefault(ENFORCE, "privileged");
    if (described.isEmpty() || level.equals("privileged")) {
      return List.of(Finding.ok(examined.namespace() + " enforces no pod security level"));
    }
    List<Finding> findings = new ArrayList<>(baseline(described.get(), level));
    if (level.equals("restricted")) {
      findings.addAll(restricted(described.get()));
    }
    return findings.isEmpty()
        ? List.of(Finding.ok("the pods keep to the pod security level " + level))
        : findings;
  }

  private static List<Finding> baseline(Described described, String level) {
    List<Finding> findings = new ArrayList<>();
    String fix = "take it out of the pod template, or use a namespace without that level";
    if (described.volumes().stream().anyMatch(one -> one.map().containsKey("hostPath"))) {
      findings.add(Finding.fail("level " + level + " forbids the hostPath volumes", fix));
    }
    if (described.templates().stream().anyMatch(PodSecurityProbe::sharesHost)) {
      findings.add(Finding.fail("level " + level + " forbids host namespaces", fix));
    }
    if (described.containers().stream()
        .anyMatch(one -> one.text("securityContext", "privileged").orElse("").equals("true"))) {
      findings.add(Finding.fail("level " + level + " forbids privileged containers", fix));
    }
    return findings;
  }

  private static boolean sharesHost(Tree template) {
    return Stream.of("hostNetwork", "hostPID", "hostIPC")
        .anyMatch(field -> template.text(field).orElse("").equals("true"));
  }

  private static List<Finding> restricted(Described described) {
    boolean nonRoot =
        described.templates().stream()
            .anyMatch(one -> one.text("securityContext", "runAsNonRoot").orElse("").equals("true"));
    boolean noEscalation =
        described.containers().stream()
            .filter(one -> one.text("name").orElse("").equals(Described.MAIN_CONTAINER))
            .anyMatch(
                one ->
                    one.text("securityContext", "allowPrivilegeEscalation")
                        .orElse("")
                        .equals("false"));
    return nonRoot && noEscalation
        ? List.of()
        : List.of(
            Finding.fail(
                "level restricted wants what the pod template does not say",
                "describe securityContext.runAsNonRoot: true and seccompProfile RuntimeDefault of"
                    + " the pod, and of "
                    + Described.MAIN_CONTAINER
                    + " allowPrivilegeEscalation: false and capabilities.drop [ALL]"));
  }
}
