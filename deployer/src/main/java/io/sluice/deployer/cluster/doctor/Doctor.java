package io.sluice.deployer.cluster.doctor;

import io.fabric8.kubernetes.client.KubernetesClientException;
import io.sluice.deployer.cluster.ApiErrors;
import io.sluice.deployer.cluster.ClusterException;
import io.sluice.deployer.doctor.Checked;
import io.sluice.deployer.doctor.Examination;
import io.sluice.deployer.doctor.Finding;
import java.net.HttpURLConnection;
import java.util.List;
import java.util.Optional;
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
    return new Examination<>(probes, Doctor::unseen).of(examined, progress);
  }

  private static Optional<Finding> unseen(RuntimeException failure) {
    if (failure instanceof KubernetesClientException refused) {
      return Optional.of(unseen(refused));
    }
    if (failure instanceof ClusterException told) {
      return Optional.of(
          told.getCause() instanceof KubernetesClientException refused
              ? unseen(refused)
              : Finding.fail(String.valueOf(told.getMessage()), told.fix()));
    }
    return Optional.empty();
  }

  private static Finding unseen(KubernetesClientException failure) {
    ClusterException told = ApiErrors.of("cannot look", failure);
    return failure.getCode() == HttpURLConnection.HTTP_FORBIDDEN
        ? Finding.warn(
            String.valueOf(told.getMessage()), "ask for that permission, or for someone who has it")
        : Finding.fail(String.valueOf(told.getMessage()), told.fix());
  }
}
