package io.sluice.deployer.cluster.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.rbac.RoleBindingBuilder;
import io.fabric8.kubernetes.api.model.rbac.RoleBuilder;
import io.sluice.deployer.cluster.ApiServer;
import io.sluice.deployer.cluster.Cluster;
import io.sluice.deployer.cluster.ClusterException;
import io.sluice.deployer.cluster.access.AccessState.Condition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Users who may do only a part of it. */
class FewRightsIT {
  private static final String ROLE =
      "arn:aws:iam::111122223333:role/AWSServiceRoleForAmazonEMRContainers";
  private static final String USER = "dev";
  private static final String RBAC = "rbac.authorization.k8s.io";

  @RegisterExtension
  @Order(0)
  final ApiServer server = new ApiServer();

  @RegisterExtension
  @Order(1)
  final AwsAuthMap awsAuth = new AwsAuthMap(server);

  private ClusterAccess admins;
  private Cluster cluster;
  private ClusterAccess access;

  @BeforeEach
  void become() {
    awsAuth.hold(AwsAuthMap.NODES);
    admins = new ClusterAccess(server.cluster(), server.namespace(), ROLE);
    cluster = Cluster.of(new AsUser(server, USER).client());
    access = new ClusterAccess(cluster, server.namespace(), ROLE);
  }

  @AfterEach
  void end() {
    if (cluster != null) {
      cluster.close();
      server.client().rbac().roles().inNamespace("kube-system").withName("few-rights").delete();
      server
          .client()
          .rbac()
          .roleBindings()
          .inNamespace("kube-system")
          .withName("few-rights")
          .delete();
    }
  }

  @Test
  void seeTheNamespaceEvenIfTheyMayNotSeeAwsAuth() {
    admins.apply(false, change -> {});
    adminOfTheNamespace();

    AccessState state = access.look();

    assertThat(state.role().condition()).isEqualTo(Condition.AS_WANTED);
    assertThat(state.binding().condition()).isEqualTo(Condition.AS_WANTED);
    assertThat(state.mapping().condition()).isEqualTo(Condition.UNKNOWN);
    assertThat(state.mapping().because()).contains("configmaps \"aws-auth\" is forbidden");
    assertThat(state.isGiven()).isFalse();
  }

  @Test
  void leaveTheEntryThatMayServeNamespacesTheyDoNotSee() {
    admins.apply(false, change -> {});
    adminOfTheNamespace();
    mayChangeAwsAuth();

    AccessPlan removed = access.remove(change -> {});

    assertThat(removed.notes())
        .anyMatch(note -> note.contains("you may not list RoleBindings of all namespaces"));
    assertThat(removed.changes()).hasSize(2);
    assertThat(awsAuth.mapRoles()).contains(ROLE);
  }

  @Test
  void areToldWhichPermissionsTheyCannotGive() {
    adminOfTheNamespace();
    mayChangeAwsAuth();

    assertThatThrownBy(() -> access.apply(false, change -> {}))
        .isInstanceOf(ClusterException.class)
        .hasMessageContaining("attempting to grant RBAC permissions not currently held")
        .extracting(refused -> ((ClusterException) refused).fix())
        .asString()
        .contains("ask for that permission");
    assertThat(awsAuth.mapRoles()).isEqualTo(AwsAuthMap.NODES);
  }

  @Test
  void areToldThatTheyMayNotChangeAwsAuthBeforeAnythingIsChanged() {
    grantInNamespace("ClusterRole", "cluster-admin");

    assertThatThrownBy(() -> access.apply(false, change -> {}))
        .isInstanceOf(ClusterException.class)
        .hasMessageContaining("ConfigMap kube-system/aws-auth")
        .hasMessageContaining("forbidden");
    assertThat(admins.look().role().condition()).isEqualTo(Condition.ABSENT);
  }

  private void adminOfTheNamespace() {
    server
        .client()
        .resource(
            new RoleBuilder()
                .withNewMetadata()
                .withName("few-rights")
                .withNamespace(server.namespace())
                .endMetadata()
                .addNewRule()
                .withApiGroups(RBAC)
                .withResources("roles", "rolebindings")
                .withVerbs("get", "list", "create", "patch", "delete")
                .endRule()
                .build())
        .create();
    grantInNamespace("Role", "few-rights");
  }

  private void grantInNamespace(String kind, String role) {
    server
        .client()
        .resource(
            new RoleBindingBuilder()
                .withNewMetadata()
                .withName("few-rights")
                .withNamespace(server.namespace())
                .endMetadata()
                .addNewSubject(RBAC, "User", USER, null)
                .withNewRoleRef(RBAC, kind, role)
                .build())
        .create();
  }

  private void mayChangeAwsAuth() {
    server
        .client()
        .resource(
            new RoleBuilder()
                .withNewMetadata()
                .withName("few-rights")
                .withNamespace("kube-system")
                .endMetadata()
                .addNewRule()
                .withApiGroups("")
                .withResources("configmaps")
                .withResourceNames("aws-auth")
                .withVerbs("get", "patch")
                .endRule()
                .build())
        .create();
    server
        .client()
        .resource(
            new RoleBindingBuilder()
                .withNewMetadata()
                .withName("few-rights")
                .withNamespace("kube-system")
                .endMetadata()
                .addNewSubject(RBAC, "User", USER, null)
                .withNewRoleRef(RBAC, "Role", "few-rights")
                .build())
        .create();
  }
}
