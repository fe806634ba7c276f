package io.sluice.deployer.cluster.doctor;

import io.fabric8.kubernetes.client.KubernetesClientException;
import io.sluice.deployer.cluster.ApiErrors;
import io.sluice.deployer.cluster.ClusterException;
import java.net.HttpURLConnection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Runs probes in their order; all of them, whatever one of them finds. */
public final class Doctor {
  private final List<Probe> probes;

  /**
   * @param probes in an order in which each comes after those that it needs
   */
  public Doctor(List<Probe> probes) {
    this.probes = List.copyOf(probes);
  }

  /** The probes of a cluster, the namespace in it and the deployment that is to go there. */
  public static List<Probe> clusterProbes() {
    return List.of(
        new ApiServerProbe(),
        new DefinitionsProbe(),
        new OperatorProbe(),
        new OperatorVersionProbe(),
        new OperatorCountProbe(),
        new OperatorLeaderProbe(),
        new OperatorWatchProbe(),
        new WebhookProbe(),
        new CertificateProbe(),
        new NamespaceProbe(),
        new PermissionProbe(),
        new TargetProbe(),
        new FlinkVersionProbe(),
        new ServiceAccountProbe(),
        new JobPermissionProbe(),
        new PullSecretProbe(),
        new ReferenceProbe(),
        new StorageProbe(),
        new QuotaProbe(),
        new LimitRangeProbe(),
        new RoomProbe(),
        new PodSecurityProbe(),
        new LeftStateProbe(),
        new LeftVolumeProbe());
  }

  /**
   * Looks at everything.
   *
   * @param progress is told each line as soon as it is known
   */
  public List<Checked> examine(Examined examined, Consumer<Checked> progress) {
    Map<String, Boolean> sound = new LinkedHashMap<>();
    List<Checked> report = new ArrayList<>();
    for (Probe probe : probes) {
      List<String> missing =
          probe.needs().stream().filter(need -> !sound.getOrDefault(need, true)).toList();
      Outcome outcome =
          missing.isEmpty()
              ? look(probe, examined)
              : new Outcome(
                  List.of(Finding.skipped("not looked at because of " + missing.get(0))), false);
      sound.put(probe.id(), outcome.sound());
      for (Finding finding : outcome.findings()) {
        Checked line = Checked.of(probe, finding);
        report.add(line);
        progress.accept(line);
      }
    }
    return report;
  }

  /**
   * @param sound whether what builds on it can be looked at
   */
  private record Outcome(List<Finding> findings, boolean sound) {}

  private static Outcome look(Probe probe, Examined examined) {
    try {
      List<Finding> findings = probe.look(examined);
      return new Outcome(
          findings, findings.stream().noneMatch(one -> one.verdict() == Verdict.FAIL));
    } catch (KubernetesClientException failure) {
      return new Outcome(List.of(unseen(failure)), false);
    } catch (ClusterException failure) {
      return new Outcome(
          List.of(
              failure.getCause() instanceof KubernetesClientException cause
                  ? unseen(cause)
                  : Finding.fail(String.valueOf(failure.getMessage()), failure.fix())),
          false);
    }
  }

  private static Finding unseen(KubernetesClientException failure) {
    ClusterException told = ApiErrors.of("cannot look", failure);
    return failure.getCode() == HttpURLConnection.HTTP_FORBIDDEN
        ? Finding.warn(
            String.valueOf(told.getMessage()), "ask for that permission, or for someone who has it")
        : Finding.fail(String.valueOf(told.getMessage()), told.fix());
  }
}
