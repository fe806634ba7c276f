package io.sluice.deployer.cluster.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.deployer.cluster.ClusterException;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MapRolesTest {
  private static final String ROLE =
      "arn:aws:iam::111122223333:role/AWSServiceRoleForAmazonEMRContainers";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "- rolearn: [\n",
        "rolearn: x\n",
        "- username: nobody\n",
        "- just text\n",
        "- rolearn: a\n---\n- rolearn: b\n"
      })
  void isRefusedWhereItCannotBeRead(String text) {
    assertThatThrownBy(() -> MapRoles.parse(text))
        .isInstanceOf(ClusterException.class)
        .hasMessageStartingWith("ConfigMap kube-system/aws-auth: data.mapRoles")
        .hasMessageEndingWith("nothing was changed")
        .extracting(refused -> ((ClusterException) refused).fix())
        .asString()
        .contains("kubectl edit -n kube-system configmap/aws-auth");
  }

  @Test
  void knowsARoleHoweverItIsSpelt() {
    MapRoles roles = MapRoles.parse("- rolearn: " + ROLE.toLowerCase(Locale.ROOT) + "\n");

    assertThat(roles.of(ROLE)).isPresent();
  }

  @Test
  void readsUserAndGroups() {
    MapRoles roles =
        MapRoles.parse(
            """
            - groups:
              - system:bootstrappers
              - system:nodes
              rolearn: arn:aws:iam::111122223333:role/nodes
              username: system:node:{{EC2PrivateDNSName}}
            """);

    RoleMapping nodes = roles.mappings().get(0);
    assertThat(nodes)
        .isEqualTo(
            new RoleMapping(
                "arn:aws:iam::111122223333:role/nodes",
                "system:node:{{EC2PrivateDNSName}}",
                List.of("system:bootstrappers", "system:nodes")));
    assertThat(nodes.isOfNodes()).isTrue();
    assertThat(nodes.account()).isEqualTo("111122223333");
  }

  @Test
  void isRefusedWhereAnEditWouldChangeMore() {
    MapRoles roles = MapRoles.parse("- rolearn: a\n...\n");

    assertThatThrownBy(() -> roles.with(new RoleMapping(ROLE, GuideRole.NAME, List.of())))
        .isInstanceOf(ClusterException.class)
        .hasMessageEndingWith("nothing was changed")
        .extracting(refused -> ((ClusterException) refused).fix())
        .asString()
        .startsWith("add the entry of " + ROLE + " by hand");
  }
}
