package io.sluice.deployer.cluster.doctor;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.sluice.deployer.doctor.Finding;
import java.util.List;
import java.util.Map;

/**
 * No high availability ConfigMaps of a deployment that is gone: a new one of the same name would go
 * on with the old job graph.
 */
final class LeftStateProbe implements Probe {
  @Override
  public String id() {
    return "left-state";
  }

  @Override
  public List<String> needs() {
    return List.of(ApiServerProbe.ID, DefinitionsProbe.ID, NamespaceProbe.ID);
  }

  @Override
  public List<Finding> look(Examined examined) {
    List<ConfigMap> maps =
        examined
            .cluster()
            .client()
            .configMaps()
            .inNamespace(examined.namespace())
            .withLabel("configmap-type", "high-availability")
            .list()
            .getItems();
    Map<String, List<String>> left = new Leftovers(examined).of(maps);
    return left.isEmpty()
        ? List.of(Finding.ok("no high availability ConfigMaps of deployments that are gone"))
        : left.entrySet().stream()
            .map(one -> tell(one.getKey(), one.getValue(), examined.namespace()))
            .toList();
  }

  private static Finding tell(String app, List<String> maps, String namespace) {
    return Finding.warn(
        app
            + " is gone and left "
            + String.join(", ", maps)
            + "; a new deployment of that name gets a new job id, so that it does not go on from there",
        "to go on from its last checkpoint set spec.job.initialSavepointPath; else: kubectl delete configmap -n "
            + namespace
            + " -l app="
            + app
            + ",configmap-type=high-availability (the checkpoints in S3 stay)");
  }
}
