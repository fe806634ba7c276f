package io.sluice.deployer.cluster.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBindingBuilder;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBuilder;
import io.fabric8.kubernetes.api.model.rbac.PolicyRuleBuilder;
import io.sluice.deployer.cluster.ApiServer;
import io.sluice.deployer.doctor.Checked;
import io.sluice.deployer.doctor.Verdict;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PermissionChecksIT {
  private static final String USER = "kind: User, apiGroup: rbac.authorization.k8s.io, name: dev";
  private static final String FLINK =
      "- {apiGroups: [flink.apache.org], resources: ['*'], verbs: ['*']}\n";
  private static final String LOOK =
      """
      - apiGroups: [apps, '']
        resources: [deployments, pods, events, configmaps, services]
        verbs: [get, list, watch]
      """;
  private static final String REST =
      """
      - {apiGroups: [''], resources: [pods/log], verbs: [get]}
      - {apiGroups: [''], resources: [pods/portforward], verbs: [create]}
      - {apiGroups: [''], resources: [configmaps], verbs: [delete]}
      """;

  @RegisterExtension
  @Order(0)
  final ApiServer server = new ApiServer();

  @RegisterExtension
  @Order(1)
  final SoundCluster cluster = new SoundCluster(server);

  @Test
  void whoeverMayDoEverythingIsToldSo() {
    grant(FLINK + LOOK + REST);

    assertThat(permissions()).extracting(Checked::verdict).containsExactly(Verdict.OK);
  }

  @Test
  void aVerbThatApplyNeedsFailsWithTheRuleToAskFor() {
    grant(FLINK.replace("verbs: ['*']", "verbs: [get, list, watch]") + LOOK + REST);

    assertThat(permissions())
        .filteredOn(line -> line.verdict() == Verdict.FAIL)
        .singleElement()
        .satisfies(
            line ->
                assertThat(line.what())
                    .isEqualTo(
                        "you may not create, patch, delete flinkdeployments in "
                            + server.namespace()
                            + " (for apply, status, delete)"))
        .satisfies(
            line ->
                assertThat(line.fix())
                    .contains("apiGroups [\"flink.apache.org\"], resources [flinkdeployments]")
                    .contains("verbs [create, patch, delete]"));
  }

  @Test
  void aVerbThatOneCommandNeedsIsAWarning() {
    grant(FLINK + LOOK + REST.replace("pods/log", "pods/exec"));

    assertThat(permissions())
        .extracting(Checked::verdict, Checked::what)
        .containsExactly(
            tuple(
                Verdict.WARN,
                "you may not get pods/log in " + server.namespace() + " (for logs, explain)"));
  }

  @Test
  void whatATargetMakesHasToBeAllowedToo() {
    grant(FLINK + LOOK + REST);

    List<Checked> report =
        cluster.examine(
            cluster.as("dev"),
            cluster.resources(
                "{\"kind\": \"ServiceAccount\", \"metadata\": {\"name\": \"made\"}}"));

    assertThat(report)
        .filteredOn(line -> line.check().equals("permissions"))
        .extracting(Checked::verdict, Checked::what)
        .containsExactly(
            tuple(
                Verdict.FAIL,
                "you may not create, patch serviceaccounts in "
                    + server.namespace()
                    + " (for apply)"));
  }

  @Test
  void whatOneMayNotLookAtIsAWarningThatNamesThePermission() {
    grant(FLINK + LOOK + REST);

    List<Checked> report =
        cluster.examine(cluster.as("dev"), cluster.resources(SoundCluster.DESCRIPTION));

    assertThat(report)
        .filteredOn(line -> List.of("definitions", "operator", "room").contains(line.check()))
        .allSatisfy(line -> assertThat(line.verdict()).isEqualTo(Verdict.WARN))
        .extracting(Checked::what)
        .satisfiesExactly(
            what -> assertThat(what).contains("customresourcedefinitions"),
            what -> assertThat(what).startsWith("cannot look: ").contains("deployments"),
            what -> assertThat(what).contains("\"nodes\""));
    assertThat(report)
        .filteredOn(line -> line.check().equals("operator-watch"))
        .extracting(Checked::verdict, Checked::what)
        .containsExactly(tuple(Verdict.SKIPPED, "not looked at because of operator"));
    assertThat(report)
        .filteredOn(line -> line.check().equals("namespace"))
        .extracting(Checked::verdict, Checked::what)
        .containsExactly(
            tuple(
                Verdict.WARN, "cannot look whether namespace " + server.namespace() + " is there"));
    assertThat(report)
        .filteredOn(line -> line.what().startsWith("cannot look whether Secret/login"))
        .extracting(Checked::check, Checked::verdict)
        .containsExactly(tuple("references", Verdict.WARN));
  }

  @Test
  void anOperatorWhoseConfigurationMayNotBeReadLeavesItOpenWhatItWatches() {
    String name = "operators-" + server.namespace();
    server
        .client()
        .resource(
            new ClusterRoleBuilder()
                .withNewMetadata()
                .withName(name)
                .endMetadata()
                .withRules(
                    new PolicyRuleBuilder()
                        .withApiGroups("apps", "coordination.k8s.io")
                        .withResources("deployments", "leases")
                        .withVerbs("list", "get")
                        .build())
                .build())
        .create();
    server
        .client()
        .resource(
            new ClusterRoleBindingBuilder()
                .withNewMetadata()
                .withName(name)
                .endMetadata()
                .withNewRoleRef("rbac.authorization.k8s.io", "ClusterRole", name)
                .addNewSubject("rbac.authorization.k8s.io", "User", "viewer", null)
                .build())
        .create();

    assertThat(cluster.examine(cluster.as("viewer"), List.of()))
        .filteredOn(line -> line.check().equals("operator-watch"))
        .singleElement()
        .satisfies(line -> assertThat(line.verdict()).isEqualTo(Verdict.WARN))
        .satisfies(line -> assertThat(line.fix()).contains("get configmaps"));
  }

  @Test
  void aJobsServiceAccountWithoutRightsFails() {
    server.client().rbac().roleBindings().inNamespace(server.namespace()).delete();

    assertThat(cluster.troubles())
        .extracting(Checked::check, Checked::verdict, Checked::what)
        .containsExactly(
            job("get, list, watch, create, delete pods", "TaskManagers"),
            job("get deployments", "TaskManagers"),
            job("get, list, watch, create, update, delete configmaps", "high availability"));
  }

  @Test
  void withoutHighAvailabilityAJobNeedsNoConfigMaps() {
    server.client().rbac().roleBindings().inNamespace(server.namespace()).delete();

    assertThat(
            cluster.troubles(
                SoundCluster.DESCRIPTION.replace("high-availability.type: kubernetes", "a: b")))
        .extracting(Checked::what)
        .noneMatch(what -> what.contains("configmaps"))
        .hasSize(2);
  }

  @Test
  void inStandaloneModeAJobStartsNoPods() {
    server.client().rbac().roleBindings().inNamespace(server.namespace()).delete();

    assertThat(
            cluster.troubles(
                SoundCluster.DESCRIPTION.replace(
                    "spec:\n  flink", "spec:\n  mode: standalone\n  flink")))
        .extracting(Checked::what)
        .singleElement()
        .asString()
        .contains("configmaps");
  }

  @Test
  void rightsThatApplyGivesNeedNotBeThereYet() {
    server.client().rbac().roleBindings().inNamespace(server.namespace()).delete();

    assertThat(
            SoundCluster.troubles(
                cluster.examine(
                    server.cluster(),
                    cluster.resources(
                        SoundCluster.DESCRIPTION,
                        "{\"kind\": \"RoleBinding\", \"metadata\": {\"name\": \"made\"}}"))))
        .isEmpty();
  }

  private org.assertj.core.groups.Tuple job(String what, String purpose) {
    return tuple(
        "job-permissions",
        Verdict.FAIL,
        "service account flink may not "
            + what
            + " in "
            + server.namespace()
            + " (for "
            + purpose
            + ")");
  }

  private void grant(String rules) {
    cluster.role("dev", rules);
    cluster.bind("dev", USER);
  }

  private List<Checked> permissions() {
    return cluster.examine(cluster.as("dev"), List.of()).stream()
        .filter(line -> line.check().equals("permissions"))
        .toList();
  }
}
