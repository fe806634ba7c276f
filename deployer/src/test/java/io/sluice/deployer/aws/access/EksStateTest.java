package io.sluice.deployer.aws.access;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.deployer.aws.AwsException;
import io.sluice.deployer.aws.WiredAws;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EksStateTest {
  private static final Scope SCOPE =
      new Scope(EmrRole.of(WiredAws.REGION, "111122223333"), WiredAws.REGION, "lake", "flink");

  @RegisterExtension final WiredAws wire = new WiredAws();

  @Test
  void tellsTheClusterAndThatEmrHasNoEntryYet() {
    new PlayedEks(wire).cluster("1.30", "ACTIVE", "API_AND_CONFIG_MAP");

    assertThat(read())
        .isEqualTo(
            new EksState("lake", "1.30", "ACTIVE", AuthenticationMode.API_AND_CONFIG_MAP, null));
    wire.server()
        .verify(
            getRequestedFor(
                urlEqualTo(
                    "/clusters/lake/access-entries/arn%3Aaws%3Aiam%3A%3A111122223333%3Arole%2F"
                        + "aws-service-role%2Femr-containers.amazonaws.com%2F"
                        + "AWSServiceRoleForAmazonEMRContainers")));
  }

  @Test
  void tellsTheNamespacesThatEmrsEntryCovers() {
    new PlayedEks(wire).cluster("1.30", "ACTIVE", "API").entry(List.of("spark", "flink"));

    EksState state = read();

    assertThat(state.covers("flink")).isTrue();
    assertThat(state.covers("other")).isFalse();
    assertThat(state.entry())
        .isEqualTo(
            new AccessEntry(
                "emr-user",
                List.of(),
                List.of(
                    new AssociatedPolicy(
                        "arn:aws:eks::aws:cluster-access-policy/AmazonEMRJobPolicy",
                        "namespace",
                        List.of("spark", "flink")))));
  }

  @ParameterizedTest
  @CsvSource({"CONFIG_MAP", "''"})
  void doesNotAskForEntriesWhereThereCanBeNone(String mode) {
    new PlayedEks(wire).cluster("1.30", "ACTIVE", mode);

    assertThat(read().mode()).isEqualTo(AuthenticationMode.CONFIG_MAP);
    wire.server().verify(0, getRequestedFor(urlPathMatching(".*/access-entries/.*")));
  }

  @Test
  void saysThatThereIsNoSuchCluster() {
    new PlayedEks(wire).noCluster();

    assertThatThrownBy(this::read)
        .isInstanceOf(AwsException.class)
        .hasMessage("there is no EKS cluster 'lake' in eu-west-1");
  }

  @Test
  void namesThePermissionThatIsMissing() {
    new PlayedEks(wire).cluster("1.30", "ACTIVE", "API");
    wire.server()
        .stubFor(
            get(urlPathMatching(".*/access-entries/.*"))
                .willReturn(
                    WiredAws.jsonError(
                        403,
                        "AccessDeniedException",
                        "User: arn:aws:iam::111122223333:user/me is not authorized to perform:"
                            + " eks:DescribeAccessEntry on resource: arn:aws:eks:x")));

    assertThatThrownBy(this::read)
        .hasMessage(
            "read EMR's access entry of lake: no permission for eks:DescribeAccessEntry on"
                + " arn:aws:eks:x");
  }

  @Test
  void saysThatEksTakesNoMoreRequests() {
    wire.server()
        .stubFor(
            get(urlPathEqualTo("/clusters/lake"))
                .willReturn(WiredAws.jsonError(429, "ThrottlingException", "Rate exceeded")));

    assertThatThrownBy(this::read).hasMessageContaining("AWS takes no more requests now");
    wire.server().verify(3, getRequestedFor(urlPathEqualTo("/clusters/lake")));
  }

  @Test
  void allowsForNamespacesWithWildcardsAndForTheWholeCluster() {
    assertThat(new AssociatedPolicy("p", "namespace", List.of("dev-*")).covers("dev-flink"))
        .isTrue();
    assertThat(new AssociatedPolicy("p", "namespace", List.of("dev-*")).covers("prod")).isFalse();
    assertThat(new AssociatedPolicy("p", "cluster", List.of()).covers("prod")).isTrue();
  }

  @Test
  void anEntryIsFullWithAHundredNamespaces() {
    assertThat(entry(99).isFull()).isFalse();
    assertThat(entry(100).isFull()).isTrue();
  }

  private static AccessEntry entry(int namespaces) {
    return new AccessEntry(
        "u",
        List.of(),
        List.of(
            new AssociatedPolicy(
                "x/AmazonEMRJobPolicy", "namespace", Collections.nCopies(namespaces, "n"))));
  }

  private EksState read() {
    return EksState.read(wire.aws(), SCOPE);
  }
}
