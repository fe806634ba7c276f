package io.sluice.deployer.cluster.leader;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.deployer.cluster.ApiServer;
import io.sluice.deployer.cluster.TestObjects;
import io.sluice.deployer.cluster.operator.Operator;
import io.sluice.deployer.cluster.operator.Operators;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class LeadersIT {
  private static final String LOCK = "control-plane.alpha.kubernetes.io/leader";
  private static final String REST = "org.apache.flink.k8s.leader.restserver";

  @RegisterExtension final ApiServer server = new ApiServer();

  @Test
  void theLeaderIsThePodWithTheAddressInTheConfigMap() {
    TestObjects objects = new TestObjects(server);
    objects.pod("demo-a", "demo", "jobmanager", "10.0.0.1");
    objects.pod("demo-b", "demo", "jobmanager", "10.0.0.2");
    configMap(
        Map.of(REST, "5f1c1a3e-0000-0000-0000-000000000000,http://10.0.0.2:8081"),
        """
        {"holderIdentity":"8a8a","leaseDuration":15.000000000,
         "acquireTime":"2026-01-01T10:00:00.000001Z","renewTime":"2026-01-01T10:00:05.5Z",
         "leaderTransitions":3}\
        """);

    JobManagerLeader leader = leader();

    assertThat(leader.highAvailability()).isTrue();
    assertThat(leader.leadingPod()).hasValue("demo-b");
    assertThat(leader.address()).isEqualTo("http://10.0.0.2:8081");
    assertThat(leader.jobManagers()).containsExactly("demo-a", "demo-b");
    assertThat(leader.leadership())
        .isEqualTo(
            new Leadership(
                "8a8a",
                Duration.ofSeconds(15),
                Instant.parse("2026-01-01T10:00:00.000001Z"),
                Instant.parse("2026-01-01T10:00:05.5Z"),
                3));
  }

  @Test
  void anAddressOfNoPodLeavesTheLeaderOpen() {
    new TestObjects(server).pod("demo-a", "demo", "jobmanager", "10.0.0.1");
    configMap(Map.of(REST, "5f1c,http://10.9.9.9:8081"), "{\"holderIdentity\":\"8a8a\"}");

    assertThat(leader().leadingPod()).isEmpty();
    assertThat(leader().address()).isEqualTo("http://10.9.9.9:8081");
  }

  @Test
  void whileNobodyIsElectedThereIsNoLeader() {
    new TestObjects(server).pod("demo-a", "demo", "jobmanager", "10.0.0.1");
    configMap(Map.of(), null);

    assertThat(leader().highAvailability()).isTrue();
    assertThat(leader().leadingPod()).isEmpty();
    assertThat(leader().leadership()).isNull();
  }

  @Test
  void withoutHighAvailabilityTheOnlyJobManagerLeads() {
    TestObjects objects = new TestObjects(server);
    objects.pod("demo-a", "demo", "jobmanager", "10.0.0.1");
    objects.pod("demo-t", "demo", "taskmanager", "10.0.0.2");
    objects.pod("other-a", "other", "jobmanager", "10.0.0.3");

    assertThat(leader())
        .isEqualTo(new JobManagerLeader(false, "demo-a", null, null, java.util.List.of("demo-a")));
  }

  @Test
  void theOperatorThatHoldsTheLeaseOfItsConfigurationLeads() {
    TestObjects objects = new TestObjects(server);
    objects.operator(
        "kubernetes.operator.leader-election.enabled: true\n"
            + "kubernetes.operator.leader-election.lease-name: the-lease\n");
    ZonedDateTime renewed = ZonedDateTime.now(ZoneOffset.UTC).withNano(0);
    lease("another-lease", "somebody", renewed);
    lease("the-lease", "operator-2", renewed);

    OperatorLeader leader = new Leaders(server.cluster()).ofOperator(operator());

    assertThat(leader.lease()).isEqualTo("the-lease");
    assertThat(leader.pod()).isEqualTo("operator-2");
    assertThat(leader.leadership().renewed()).isEqualTo(renewed.toInstant());
    assertThat(leader.leadership().lease()).isEqualTo(Duration.ofSeconds(15));
    assertThat(leader.leadership().hasExpired(renewed.toInstant().plusSeconds(15))).isFalse();
    assertThat(leader.leadership().hasExpired(renewed.toInstant().plusSeconds(16))).isTrue();
  }

  @Test
  void withoutTheNameOfTheLeaseItIsTheOneThatAPodOfTheOperatorHolds() {
    TestObjects objects = new TestObjects(server);
    objects.operator("some.option: 1\n");
    objects.operatorPod("operator-1");
    ZonedDateTime now = ZonedDateTime.now(ZoneOffset.UTC);
    lease("another-lease", "somebody", now);
    lease("nobody-knows", "operator-1", now);

    OperatorLeader leader = new Leaders(server.cluster()).ofOperator(operator());

    assertThat(leader.lease()).isEqualTo("nobody-knows");
    assertThat(leader.pod()).isEqualTo("operator-1");
  }

  @Test
  void aLoneOperatorWithoutElectionLeads() {
    TestObjects objects = new TestObjects(server);
    objects.operator("kubernetes.operator.leader-election.enabled: false\n");
    objects.operatorPod("operator-1");

    OperatorLeader leader = new Leaders(server.cluster()).ofOperator(operator());

    assertThat(leader.lease()).isNull();
    assertThat(leader.pod()).isEqualTo("operator-1");
  }

  private JobManagerLeader leader() {
    return new Leaders(server.cluster()).ofJobManagers(server.namespace(), "demo");
  }

  private Operator operator() {
    return new Operators(server.cluster())
        .all().stream()
            .filter(one -> one.namespace().equals(server.namespace()))
            .findFirst()
            .orElseThrow();
  }

  private void configMap(Map<String, String> data, String lock) {
    server.configMap("demo-cluster-config-map", data, lock == null ? Map.of() : Map.of(LOCK, lock));
  }

  private void lease(String name, String holder, ZonedDateTime renewed) {
    new TestObjects(server).lease(name, holder, renewed);
  }
}
