package io.sluice.deployer.cluster.doctor;

import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Volume;
import io.sluice.deployer.doctor.Finding;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** No volume claims of Flink clusters that are gone; they cost money. */
final class LeftVolumeProbe implements Probe {
  @Override
  public String id() {
    return "left-volumes";
  }

  @Override
  public List<String> needs() {
    return List.of(ApiServerProbe.ID, DefinitionsProbe.ID, NamespaceProbe.ID);
  }

  @Override
  public List<Finding> look(Examined examined) {
    var client = examined.cluster().client();
    Set<String> used =
        client.pods().inNamespace(examined.namespace()).list().getItems().stream()
            .flatMap(LeftVolumeProbe::claims)
            .collect(Collectors.toSet());
    List<PersistentVolumeClaim> unused =
        client.persistentVolumeClaims().inNamespace(examined.namespace()).list().getItems().stream()
            .filter(LeftVolumeProbe::isOfFlink)
            .filter(one -> !used.contains(one.getMetadata().getName()))
            .toList();
    Map<String, List<String>> left = new Leftovers(examined).of(unused);
    return left.isEmpty()
        ? List.of(Finding.ok("no volume claims of deployments that are gone"))
        : left.entrySet().stream()
            .map(one -> tell(one.getKey(), one.getValue(), examined.namespace()))
            .toList();
  }

  private static Finding tell(String app, List<String> claims, String namespace) {
    return Finding.warn(
        app + " is gone and left the volume claims " + String.join(", ", claims),
        "where nobody needs them: kubectl delete pvc -n "
            + namespace
            + " "
            + String.join(" ", claims));
  }

  private static Stream<String> claims(Pod pod) {
    return pod.getSpec().getVolumes().stream()
        .map(Volume::getPersistentVolumeClaim)
        .filter(Objects::nonNull)
        .map(one -> one.getClaimName());
  }

  private static boolean isOfFlink(PersistentVolumeClaim claim) {
    Map<String, String> labels = claim.getMetadata().getLabels();
    return labels != null
        && (Set.of("jobmanager", "taskmanager").contains(labels.getOrDefault("component", ""))
            || labels.getOrDefault("type", "").startsWith("flink-"));
  }
}
