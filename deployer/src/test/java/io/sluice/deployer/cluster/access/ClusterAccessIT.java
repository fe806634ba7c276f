package io.sluice.deployer.cluster.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import io.fabric8.kubernetes.api.model.rbac.RoleBindingBuilder;
import io.fabric8.kubernetes.api.model.rbac.RoleBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.sluice.deployer.cluster.ApiServer;
import io.sluice.deployer.cluster.Cluster;
import io.sluice.deployer.cluster.ClusterException;
import io.sluice.deployer.cluster.access.AccessChange.Action;
import io.sluice.deployer.cluster.access.AccessState.Condition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClusterAccessIT {
  private static final String ROLE =
      "arn:aws:iam::111122223333:role/AWSServiceRoleForAmazonEMRContainers";
  private static final String ENTRY = "- rolearn: \"" + ROLE + "\"\n  username: emr-containers\n";

  @RegisterExtension
  @Order(0)
  final ApiServer server = new ApiServer();

  @RegisterExtension
  @Order(1)
  final AwsAuthMap awsAuth = new AwsAuthMap(server);

  private ClusterAccess access;

  @BeforeEach
  void connect() {
    access = new ClusterAccess(server.cluster(), server.namespace(), ROLE);
  }

  @Test
  void aPlanTellsAllAndChangesNothing() {
    awsAuth.hold(AwsAuthMap.NODES);

    AccessPlan plan = access.plan();

    assertThat(plan.changes())
        .extracting(AccessChange::action)
        .containsExactly(Action.CREATE, Action.CREATE, Action.CHANGE);
    assertThat(plan.changes())
        .extracting(AccessChange::target)
        .containsExactly(
            "Role/emr-containers in " + server.namespace(),
            "RoleBinding/emr-containers in " + server.namespace(),
            "mapRoles of ConfigMap kube-system/aws-auth");
    assertThat(plan.changes().get(2).before()).isEqualTo(AwsAuthMap.NODES);
    assertThat(plan.changes().get(2).after()).isEqualTo(AwsAuthMap.NODES + ENTRY);
    assertThat(role()).isNull();
    assertThat(awsAuth.mapRoles()).isEqualTo(AwsAuthMap.NODES);
  }

  @Test
  void applyingKeepsEveryByteOfTheOthersAndDoesNothingTheSecondTime() {
    awsAuth.hold(AwsAuthMap.NODES);
    List<AccessChange> heard = new ArrayList<>();

    AccessPlan done = access.apply(false, heard::add);

    assertThat(heard).isEqualTo(done.changes()).hasSize(3);
    assertThat(awsAuth.mapRoles()).isEqualTo(AwsAuthMap.NODES + ENTRY);
    assertThat(awsAuth.live().getData()).containsKey("mapUsers").hasSize(2);
    assertThat(awsAuth.live().getMetadata().getAnnotations())
        .containsEntry("example.com/kept", "yes");
    assertThat(access.look().isGiven()).isTrue();
    String version = awsAuth.live().getMetadata().getResourceVersion();
    String roleVersion = role().getMetadata().getResourceVersion();

    assertThat(access.apply(false, heard::add).changes()).isEmpty();

    assertThat(awsAuth.live().getMetadata().getResourceVersion()).isEqualTo(version);
    assertThat(role().getMetadata().getResourceVersion()).isEqualTo(roleVersion);
  }

  @Test
  void theRoleIsTheOneForThisVersionAndIsAppliedAsSluice() {
    awsAuth.hold(AwsAuthMap.NODES);

    access.apply(false, change -> {});

    assertThat(role().getRules())
        .filteredOn(rule -> rule.getResources().contains("ingresses"))
        .singleElement()
        .satisfies(rule -> assertThat(rule.getApiGroups()).containsExactly("extensions"));
    assertThat(role().getMetadata().getManagedFields())
        .extracting(entry -> entry.getManager() + " " + entry.getOperation())
        .containsExactly("sluice Apply");
    assertThat(access.look().kubernetes()).isEqualTo("1.20");
  }

  @ParameterizedTest
  @EnumSource(GuideRole.class)
  void emrMayDoWhatTheRoleSaysAndNothingElse(GuideRole form) {
    Cluster cluster = server.cluster();
    new GuideResource(cluster, form.role(server.namespace())).apply(false);
    new GuideResource(cluster, form.binding(server.namespace())).apply(false);
    AsUser emr = new AsUser(server, GuideRole.NAME);
    String namespace = server.namespace();

    form.rules().forEach(rule -> assertThat(emr.deniedOf(rule, namespace)).isEmpty());
    assertThat(emr.may("get", "", "secrets", namespace)).isFalse();
    assertThat(emr.may("list", "", "secrets", namespace)).isFalse();
    assertThat(emr.may("update", "", "pods", namespace)).isFalse();
    assertThat(emr.may("create", "", "pods/exec", namespace)).isFalse();
    assertThat(emr.may("deletecollection", "apps", "deployments", namespace)).isFalse();
    assertThat(emr.may("delete", "", "namespaces", namespace)).isFalse();
    assertThat(emr.may("create", "flink.apache.org", "flinkdeployments", namespace)).isFalse();
    assertThat(emr.may("get", "", "pods", "default")).isFalse();
    assertThat(emr.may("list", "", "nodes", null)).isFalse();
    assertThat(emr.may("create", "rbac.authorization.k8s.io", "clusterroles", null)).isFalse();
    assertThat(emr.may("get", "networking.k8s.io", "ingresses", namespace))
        .isEqualTo(form == GuideRole.SINCE_1_22);
  }

  @Test
  void whatOthersHaveMadeAsTheGuideHasItIsLeftToThem() {
    awsAuth.hold(AwsAuthMap.NODES + ENTRY);
    asKubectl(guideRole());
    asKubectl(guideBinding());

    assertThat(access.apply(false, change -> {}).changes()).isEmpty();
    AccessPlan removed = access.remove(change -> {});

    assertThat(removed.changes()).isEmpty();
    assertThat(removed.notes())
        .anyMatch(note -> note.contains("was not given its entry by Sluice; it stays"))
        .anyMatch(note -> note.startsWith("Role/emr-containers"))
        .anyMatch(note -> note.startsWith("RoleBinding/emr-containers"));
    assertThat(role()).isNotNull();
    assertThat(awsAuth.mapRoles()).isEqualTo(AwsAuthMap.NODES + ENTRY);
  }

  @Test
  void rulesThatOthersHaveSetOtherwiseAreTakenOnlyIfToldTo() {
    awsAuth.hold(AwsAuthMap.NODES);
    asKubectl(
        new RoleBuilder(guideRole()).editFirstRule().withVerbs("get", "delete").endRule().build());
    assertThat(access.look().role().condition()).isEqualTo(Condition.OTHERWISE);
    assertThat(access.plan().notes())
        .anyMatch(note -> note.contains("rules (set by kubectl)") && note.contains("--take-over"));

    assertThatThrownBy(() -> access.apply(false, change -> {}))
        .isInstanceOf(ClusterException.class)
        .hasMessageContaining("rules (set by kubectl)");
    assertThat(awsAuth.mapRoles()).isEqualTo(AwsAuthMap.NODES);

    access.apply(true, change -> {});
    assertThat(role().getRules().get(0).getVerbs()).containsExactly("get");
  }

  @Test
  void aRoleBindingForAnotherRoleIsNamedWithTheWayOut() {
    awsAuth.hold(AwsAuthMap.NODES);
    asKubectl(
        new RoleBindingBuilder(guideBinding())
            .editRoleRef()
            .withKind("ClusterRole")
            .withName("edit")
            .endRoleRef()
            .build());

    assertThatThrownBy(() -> access.plan())
        .isInstanceOf(ClusterException.class)
        .hasMessageContaining("it binds ClusterRole/edit; Kubernetes does not let it change")
        .extracting(refused -> ((ClusterException) refused).fix())
        .asString()
        .contains("kubectl delete rolebinding emr-containers -n " + server.namespace());
  }

  @Test
  void aRoleBindingForOthersBesideEmrIsEnough() {
    awsAuth.hold(AwsAuthMap.NODES);
    asKubectl(
        new RoleBindingBuilder(guideBinding())
            .addNewSubject("rbac.authorization.k8s.io", "User", "me", null)
            .build());

    assertThat(access.look().binding().condition()).isEqualTo(Condition.AS_WANTED);
  }

  @Test
  void removingTakesOursAndNothingElse() {
    awsAuth.hold(AwsAuthMap.NODES);
    access.apply(false, change -> {});

    AccessPlan removed = access.remove(change -> {});

    assertThat(removed.changes())
        .extracting(AccessChange::target)
        .containsExactly(
            "mapRoles of ConfigMap kube-system/aws-auth",
            "RoleBinding/emr-containers in " + server.namespace(),
            "Role/emr-containers in " + server.namespace());
    assertThat(role()).isNull();
    assertThat(binding()).isNull();
    assertThat(awsAuth.mapRoles()).isEqualTo(AwsAuthMap.NODES);
    assertThat(awsAuth.live().getMetadata().getAnnotations())
        .isEqualTo(Map.of("example.com/kept", "yes"));
    assertThat(access.removal().changes()).isEmpty();
  }

  @Test
  void theEntryStaysWhileItServesAnotherNamespace() {
    awsAuth.hold(AwsAuthMap.NODES);
    access.apply(false, change -> {});
    String other = server.namespace() + "-other";
    server
        .client()
        .resource(new NamespaceBuilder().withNewMetadata().withName(other).endMetadata().build())
        .create();
    RoleBinding elsewhere =
        server
            .client()
            .resource(
                new RoleBindingBuilder(guideBinding())
                    .editMetadata()
                    .withNamespace(other)
                    .endMetadata()
                    .build())
            .create();

    AccessPlan removed = access.remove(change -> {});
    server.client().resource(elsewhere).delete();

    assertThat(removed.notes()).anyMatch(note -> note.endsWith("stays: it serves " + other));
    assertThat(removed.changes()).hasSize(2);
    assertThat(awsAuth.mapRoles()).isEqualTo(AwsAuthMap.NODES + ENTRY);
  }

  @Test
  void mapRolesIsMadeWhereThereIsNoneAndGoesAgain() {
    awsAuth.hold(Map.of("mapUsers", "[]"));

    access.apply(false, change -> {});
    assertThat(awsAuth.mapRoles()).isEqualTo(ENTRY);

    access.remove(change -> {});
    assertThat(awsAuth.live().getData()).isEqualTo(Map.of("mapUsers", "[]"));
  }

  @Test
  void aMissingConfigMapIsNotMade() {
    assertThat(access.look().mapping().because()).contains("no such ConfigMap");

    assertThatThrownBy(() -> access.apply(false, change -> {}))
        .isInstanceOf(ClusterException.class)
        .hasMessage("ConfigMap kube-system/aws-auth does not exist")
        .extracting(refused -> ((ClusterException) refused).fix())
        .asString()
        .contains("stock ConfigMap", "--method entries");
    assertThat(role()).isNull();
    assertThat(awsAuth.live()).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"- rolearn: [\n", "not: a list\n", "- username: x\n"})
  void mapRolesThatCannotBeReadIsNotTouched(String mapRoles) {
    awsAuth.hold(mapRoles);

    assertThatThrownBy(() -> access.apply(false, change -> {}))
        .isInstanceOf(ClusterException.class)
        .hasMessageContaining("nothing was changed");

    assertThat(awsAuth.mapRoles()).isEqualTo(mapRoles);
    assertThat(role()).isNull();
    assertThat(access.look().mapping().condition()).isEqualTo(Condition.UNKNOWN);
    assertThat(access.removal().notes()).anyMatch(note -> note.startsWith("it is not known"));
  }

  @Test
  void anEntryForAnotherUserIsNamed() {
    awsAuth.hold(AwsAuthMap.NODES + ENTRY.replace("username: emr-containers", "username: spark"));

    assertThatThrownBy(() -> access.plan())
        .isInstanceOf(ClusterException.class)
        .hasMessageContaining("is mapped to the user 'spark'")
        .hasMessageContaining("'emr-containers'");
  }

  @Test
  void aClusterOfAnotherAccountIsRefused() {
    awsAuth.hold(AwsAuthMap.NODES.replace("111122223333", "444455556666"));

    assertThatThrownBy(() -> access.plan())
        .isInstanceOf(ClusterException.class)
        .hasMessageContaining("nodes are of account 444455556666")
        .hasMessageContaining("of account 111122223333");
  }

  @Test
  void anEntryThatEksDoesNotMatchIsToldOf() {
    awsAuth.hold(
        AwsAuthMap.NODES
            + ENTRY.replace(":role/", ":role/aws-service-role/emr-containers.amazonaws.com/"));

    AccessPlan plan = access.plan();

    assertThat(plan.notes()).anyMatch(note -> note.contains("is of no use: EKS compares with"));
    assertThat(plan.changes()).hasSize(3);
  }

  @Test
  void aNamespaceThatIsNotThereIsNamed() {
    awsAuth.hold(AwsAuthMap.NODES);

    assertThatThrownBy(() -> new ClusterAccess(server.cluster(), "nowhere", ROLE).plan())
        .isInstanceOf(ClusterException.class)
        .hasMessageContaining("namespace 'nowhere' does not exist");
  }

  private static Role guideRole() {
    return Serialization.unmarshal(GuideRole.UNTIL_1_21.role("any").yaml(), Role.class);
  }

  private static RoleBinding guideBinding() {
    RoleBinding binding =
        Serialization.unmarshal(GuideRole.UNTIL_1_21.binding("any").yaml(), RoleBinding.class);
    binding.getMetadata().setLabels(null);
    binding.getMetadata().setNamespace(null);
    return binding;
  }

  private void asKubectl(HasMetadata resource) {
    resource.getMetadata().setLabels(null);
    resource.getMetadata().setNamespace(server.namespace());
    server.client().resource(resource).fieldManager("kubectl").serverSideApply();
  }

  private Role role() {
    return server
        .client()
        .rbac()
        .roles()
        .inNamespace(server.namespace())
        .withName("emr-containers")
        .get();
  }

  private RoleBinding binding() {
    return server
        .client()
        .rbac()
        .roleBindings()
        .inNamespace(server.namespace())
        .withName("emr-containers")
        .get();
  }
}
