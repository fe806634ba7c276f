package io.sluice.deployer.chart;

import io.sluice.deployer.yaml.YamlWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The values as EMR's chart takes them. */
final class EmrChart {
  private static final String EMR = "emrContainers";
  private static final String LOGS = "monitoringConfiguration";
  private static final String STACK = "kube-prometheus-stack";

  private EmrChart() {}

  static ValuesTree values(OperatorValues values) {
    ValuesTree tree = new ValuesTree();
    tree.set(text(values.awsRegion()), EMR, "awsRegion");
    tree.set(text(values.emrReleaseLabel()), EMR, "emrReleaseLabel");
    tree.set(text(values.operatorExecutionRoleArn()), EMR, "operatorExecutionRoleArn");
    tree.set(values.replicas(), "replicas");
    tree.set(values.highAvailabilityEnabled(), "highAvailabilityEnabled");
    tree.setIf(!values.watchNamespaces().isEmpty(), values.watchNamespaces(), "watchNamespaces");
    tree.setIf(!values.webhook(), false, "webhook", "create");
    tree.setIf(values.jobServiceAccount(), true, "jobServiceAccount", "create");
    tree.setIf(values.jobServiceAccount(), true, "rbac", "jobRole", "create");
    tree.setIf(values.jobServiceAccount(), true, "rbac", "jobRoleBinding", "create");
    PodValues.into(tree, values);
    logs(tree, values.logArchive());
    OperatorConfiguration.into(tree, values, false);
    tree.setIf(values.prometheus(), true, "prometheus", "enabled");
    remoteWrite(tree, values.remoteWrite());
    return tree;
  }

  private static void logs(ValuesTree tree, @Nullable LogArchive logs) {
    if (logs == null) {
      return;
    }
    LogArchive.S3 s3 = logs.s3();
    if (s3 != null) {
      tree.set(s3.logUri().toString(), LOGS, "s3MonitoringConfiguration", "logUri");
      tree.set(s3.totalFileSize(), LOGS, "s3MonitoringConfiguration", "totalFileSize");
      tree.set(s3.uploadTimeout(), LOGS, "s3MonitoringConfiguration", "uploadTimeout");
    }
    tree.set(block(logs.cloudWatch()), LOGS, "cloudWatchMonitoringConfiguration");
    tree.set(block(logs.sideCarResources()), LOGS, "sideCarResources");
    tree.set(logs.memoryBufferLimit(), LOGS, "memoryBufferLimit");
    tree.set(
        block(logs.containerLogRotationConfiguration()), LOGS, "containerLogRotationConfiguration");
  }

  private static void remoteWrite(ValuesTree tree, @Nullable RemoteWrite remote) {
    if (remote == null) {
      return;
    }
    Map<String, Object> account = new LinkedHashMap<>();
    account.put("create", true);
    account.put("name", remote.serviceAccount());
    account.put("annotations", Map.of("eks.amazonaws.com/role-arn", remote.role().toString()));
    tree.set(account, STACK, "prometheus", "serviceAccount");
    Map<String, Object> queue = new LinkedHashMap<>();
    queue.put("maxSamplesPerSend", remote.maxSamplesPerSend());
    queue.put("maxShards", remote.maxShards());
    queue.put("capacity", remote.capacity());
    Map<String, Object> target = new LinkedHashMap<>();
    target.put("url", remote.url().toString());
    target.put("sigv4", Map.of("region", remote.region().toString()));
    target.put("queueConfig", queue);
    tree.set(List.of(target), STACK, "prometheus", "prometheusSpec", "remoteWrite");
  }

  private static @Nullable String text(@Nullable Object value) {
    return value == null ? null : value.toString();
  }

  private static @Nullable Object block(@Nullable Object part) {
    return part == null ? null : YamlWriter.tree(part);
  }
}
