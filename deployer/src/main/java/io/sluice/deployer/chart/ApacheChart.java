package io.sluice.deployer.chart;

/** The values as Apache's chart takes them. */
final class ApacheChart {
  private ApacheChart() {}

  static ValuesTree values(OperatorValues values) {
    ValuesTree tree = new ValuesTree();
    tree.setIf(!values.watchNamespaces().isEmpty(), values.watchNamespaces(), "watchNamespaces");
    OperatorImage image = values.image();
    if (image != null) {
      tree.set(image.repository(), "image", "repository");
      tree.set(image.tag(), "image", "tag");
    }
    tree.set(values.replicas(), "replicas");
    tree.set(values.electsLeader() ? "RollingUpdate" : "Recreate", "strategy", "type");
    tree.set(values.webhook(), "webhook", "create");
    tree.setIf(!values.jobServiceAccount(), false, "jobServiceAccount", "create");
    tree.setIf(!values.jobServiceAccount(), false, "rbac", "jobRole", "create");
    tree.setIf(!values.jobServiceAccount(), false, "rbac", "jobRoleBinding", "create");
    PodValues.into(tree, values);
    tree.setIf(values.prometheus(), OperatorConfiguration.metricsPort(), "metrics", "port");
    OperatorConfiguration.into(tree, values, values.prometheus());
    return tree;
  }
}
