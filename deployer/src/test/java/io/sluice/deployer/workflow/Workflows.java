package io.sluice.deployer.workflow;

import io.sluice.deployer.spec.FlinkDeployment;
import io.sluice.deployer.spec.FlinkResource;
import io.sluice.deployer.spec.FlinkResourceYaml;
import io.sluice.deployer.spec.RoleArn;
import io.sluice.deployer.target.ClusterTarget;
import io.sluice.deployer.target.EmrTarget;
import io.sluice.deployer.target.KubernetesResource;
import io.sluice.deployer.target.apache.ApacheTarget;
import io.sluice.deployer.target.nativek8s.NativeTarget;
import io.sluice.deployer.workflow.eks.ClusterName;
import io.sluice.deployer.workflow.state.StateMachine;
import io.sluice.deployer.yaml.YamlFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The workflows of one description, and a cluster's. */
final class Workflows {
  static final ClusterName CLUSTER = new ClusterName("flink");
  private static final Duration TIMEOUT = Duration.ofMinutes(10);
  private static final Path DESCRIPTION =
      Path.of("src", "test", "resources", "golden", "native", "web-sessions.yaml");

  private Workflows() {}

  /** Each kind, by the name of its golden file. */
  static Map<String, StateMachine> all() {
    Described emr = described(new EmrTarget(), "flink");
    Described apache = described(new ApacheTarget(), "flink");
    Map<String, StateMachine> all = new LinkedHashMap<>();
    all.put("deploy", DeployWorkflow.of(emr));
    all.put(
        "deploy-anywhere",
        DeployWorkflow.of(new Described(new ClusterName(null), emr.resources(), TIMEOUT)));
    all.put("deploy-apache", DeployWorkflow.of(apache));
    all.put("savepoint", SavepointWorkflow.of(emr));
    all.put("delete", DeleteWorkflow.of(apache, true));
    all.put("delete-without-savepoint", DeleteWorkflow.of(emr, false));
    all.put("run", RunWorkflow.of(apache, Duration.ofHours(6)));
    all.put("run-job", RunJobWorkflow.of(CLUSTER, clientJob(description("flink")), TIMEOUT));
    all.put("create-cluster", CreateClusterWorkflow.of(plan()));
    all.put("delete-cluster", DeleteClusterWorkflow.of("flink-test"));
    return all;
  }

  static ClusterPlan plan() {
    return new ClusterPlan(
        "flink-test",
        RoleArn.parse("arn:aws:iam::111122223333:role/cluster"),
        List.of("subnet-1", "subnet-2"),
        "1.33",
        new ClusterPlan.Nodes(
            "flink-test-nodes",
            RoleArn.parse("arn:aws:iam::111122223333:role/nodes"),
            2,
            List.of("m6i.large")),
        new ClusterPlan.Fargate(
            "flink-test-fargate",
            RoleArn.parse("arn:aws:iam::111122223333:role/fargate"),
            List.of("flink")),
        List.of(RoleArn.parse("arn:aws:iam::111122223333:role/path/admin")));
  }

  static Described described(ClusterTarget target, String namespace) {
    return new Described(CLUSTER, target.resources(description(namespace)), TIMEOUT);
  }

  /** The same with a version that operator 1.7 takes. */
  static Described ofOperator17(ClusterTarget target, String namespace) {
    return changed(described(target, namespace), spec -> spec.put("flinkVersion", "v1_19"));
  }

  /** The same without a job. */
  static Described sessionCluster(String namespace) {
    return changed(ofOperator17(new EmrTarget(), namespace), spec -> spec.remove("job"));
  }

  /** The same with a field of the job that is otherwise. */
  static Described withJob(String namespace, String field, Object value) {
    return changed(
        ofOperator17(new EmrTarget(), namespace),
        spec -> {
          Map<String, Object> job = new LinkedHashMap<>();
          ((Map<?, ?>) spec.get("job")).forEach((name, one) -> job.put((String) name, one));
          job.put(field, value);
          spec.put("job", job);
        });
  }

  private static Described changed(Described described, Consumer<Map<String, Object>> change) {
    List<KubernetesResource> resources = new ArrayList<>(described.resources());
    Map<String, Object> content =
        new LinkedHashMap<>(resources.remove(resources.size() - 1).content());
    Map<String, Object> spec = new LinkedHashMap<>();
    ((Map<?, ?>) content.get("spec")).forEach((name, value) -> spec.put((String) name, value));
    change.accept(spec);
    content.put("spec", spec);
    resources.add(new KubernetesResource(content));
    return new Described(described.cluster(), resources, described.timeout());
  }

  static ClientJob clientJob(FlinkResource description) {
    FlinkDeployment translated = ApacheTarget.deployment((FlinkDeployment) description);
    return new ClientJob(
        new NativeTarget().application(description, "flink", null),
        translated.spec().image(),
        translated.spec().serviceAccount());
  }

  static FlinkResource description(String namespace) {
    try {
      return FlinkResourceYaml.read(YamlFiles.read(DESCRIPTION).get(0))
          .resource()
          .inNamespace(namespace);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
