package io.sluice.deployer.cluster.autoscaler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.fabric8.kubernetes.api.model.EventBuilder;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.sluice.deployer.cluster.ApiServer;
import io.sluice.deployer.cluster.live.LiveResource;
import io.sluice.deployer.cluster.live.LiveResources;
import io.sluice.deployer.rest.JobVertex;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class AutoscalersIT {
  private static final String SOURCE = "bc764cd8ddf7a0cff126f51c16239658";
  private static final String SINK = "0a448493b4782967b150582570326227";
  private static final String OVERRIDES = "pipeline.jobvertex-parallelism-overrides";

  @RegisterExtension final ApiServer server = new ApiServer();

  @Test
  void showsEveryVertexOfTheGraphInItsOrder() throws Exception {
    LiveResource resource = apply("job.autoscaler.enabled: 'true'");
    try (OperatorsState operator = new OperatorsState()) {
      configMap(
          Map.of(
              "collectedMetrics",
              operator.metrics(SINK, Instant.EPOCH, 0.1, Instant.ofEpochSecond(1), 0.9, 0),
              "parallelismOverrides",
              SINK + ":2"));
    }

    Scaling scaling =
        read(resource, List.of(new JobVertex(SOURCE, "Source", 1), new JobVertex(SINK, "Sink", 3)));

    assertThat(scaling.enabled()).isTrue();
    assertThat(scaling.scales()).isTrue();
    assertThat(scaling.vertices())
        .extracting(
            VertexScaling::name, VertexScaling::current, VertexScaling::target, VertexScaling::busy)
        .containsExactly(tuple("Source", 1, null, null), tuple("Sink", 3, 2, 0.9));
  }

  @Test
  void withoutTheGraphTheVerticesHaveNoNames() {
    LiveResource resource = apply("kubernetes.operator.job.autoscaler.enabled: 'true'");
    configMap(Map.of("parallelismOverrides", SINK + ":2"));

    assertThat(read(resource, List.of()).vertices())
        .extracting(VertexScaling::id, VertexScaling::name, VertexScaling::target)
        .containsExactly(tuple(SINK, null, 2));
    assertThat(read(resource, List.of()).enabled()).isTrue();
  }

  @Test
  void theNewestReportFillsWhatTheConfigMapDoesNotSay() {
    LiveResource resource =
        apply("job.autoscaler.enabled: 'true', job.autoscaler.scaling.enabled: 'false'");
    event("old", "ScalingReport", "2026-01-01T09:00:00Z", report(SOURCE, 1, 9));
    event("new", "ScalingReport", "2026-01-01T10:00:00Z", report(SOURCE, 2, 4));

    Scaling scaling = read(resource, List.of());

    assertThat(scaling.scales()).isFalse();
    assertThat(scaling.last().time()).isEqualTo(Instant.parse("2026-01-01T10:00:00Z"));
    assertThat(scaling.last().executed()).isFalse();
    assertThat(scaling.vertices())
        .extracting(
            VertexScaling::current,
            VertexScaling::target,
            VertexScaling::processed,
            VertexScaling::decided)
        .containsExactly(tuple(2, 4, 10.0, Instant.parse("2026-01-01T10:00:00Z")));
  }

  @Test
  void itsOtherEventsAreNotesAndThoseOfOthersAreNot() {
    LiveResource resource = apply("job.autoscaler.enabled: 'true'");
    event("a", "IneffectiveScaling", "2026-01-01T10:00:00Z", "no gain\nmore");
    event("b", "AutoscalerError", "2026-01-01T11:00:00Z", "broken");
    event("c", "SpecChanged", "2026-01-01T12:00:00Z", "other");

    assertThat(read(resource, List.of()).notes())
        .extracting(ScalingNote::reason, ScalingNote::message)
        .containsExactly(
            tuple("AutoscalerError", "broken"), tuple("IneffectiveScaling", "no gain"));
  }

  @Test
  void anAutoscalerThatIsOffHasNothingToTell() {
    Scaling scaling = read(apply("a: b"), List.of());

    assertThat(scaling.enabled()).isFalse();
    assertThat(scaling.vertices()).isEmpty();
    assertThat(scaling.last()).isNull();
  }

  @Test
  void resettingDeletesTheConfigMapAndTheOverridesInTheResource() {
    LiveResource resource = apply("job.autoscaler.enabled: 'true', " + OVERRIDES + ": 'x:1'");
    configMap(Map.of("parallelismOverrides", SINK + ":2"));

    List<String> done = new AutoscalerReset(server.cluster(), resource).reset();

    assertThat(done)
        .containsExactly(
            "deleted ConfigMap/autoscaler-demo",
            "removed " + OVERRIDES + " from spec.flinkConfiguration of demo");
    assertThat(
            server
                .client()
                .configMaps()
                .inNamespace(server.namespace())
                .withName("autoscaler-demo")
                .get())
        .isNull();
    assertThat(live().spec().map("flinkConfiguration")).containsOnlyKeys("job.autoscaler.enabled");
  }

  @Test
  void resettingTwiceSaysThatNothingWasThere() {
    LiveResource resource = apply("job.autoscaler.enabled: 'true'");

    assertThat(new AutoscalerReset(server.cluster(), resource).reset())
        .containsExactly("there is no ConfigMap/autoscaler-demo: nothing has been decided");
  }

  @Test
  void whereTheDefinitionHasTheNonceTheOperatorIsAskedByIt() {
    define(true);
    try {
      LiveResource resource = apply("job.autoscaler.enabled: 'true'");
      configMap(Map.of("parallelismOverrides", SINK + ":2"));

      assertThat(new AutoscalerReset(server.cluster(), resource).reset())
          .containsExactly("set spec.job.autoscalerResetNonce of demo to 1");
      assertThat(new AutoscalerReset(server.cluster(), live()).reset())
          .containsExactly("set spec.job.autoscalerResetNonce of demo to 2");
      assertThat(live().spec().number("job", "autoscalerResetNonce")).hasValue(2L);
      assertThat(read(live(), List.of()).vertices()).hasSize(1);
    } finally {
      define(false);
    }
  }

  private Scaling read(LiveResource resource, List<JobVertex> graph) {
    return new Autoscalers(server.cluster()).read(resource, graph);
  }

  private LiveResource apply(String options) {
    GenericKubernetesResource created =
        server
            .client()
            .resource(
                Serialization.unmarshal(
                    """
                    apiVersion: flink.apache.org/v1beta1
                    kind: FlinkDeployment
                    metadata: {name: demo}
                    spec: {flinkConfiguration: {%s}, job: {parallelism: 2}}
                    """
                        .formatted(options),
                    GenericKubernetesResource.class))
            .inNamespace(server.namespace())
            .create();
    return LiveResource.of(created);
  }

  private LiveResource live() {
    return new LiveResources(server.cluster())
        .get("FlinkDeployment", server.namespace(), "demo")
        .orElseThrow();
  }

  private void configMap(Map<String, String> data) {
    server.configMap("autoscaler-demo", data);
  }

  private void event(String name, String reason, String time, String message) {
    server
        .client()
        .resource(
            new EventBuilder()
                .withNewMetadata()
                .withName(name)
                .withNamespace(server.namespace())
                .endMetadata()
                .withReason(reason)
                .withMessage(message)
                .withLastTimestamp(time)
                .withNewInvolvedObject()
                .withKind("FlinkDeployment")
                .withName("demo")
                .withNamespace(server.namespace())
                .endInvolvedObject()
                .build())
        .create();
  }

  private static String report(String vertex, int from, int to) {
    return "Recommended parallelism change: Vertex ID "
        + vertex
        + " | Parallelism "
        + from
        + " -> "
        + to
        + " | Processing capacity 10.00 -> 20.00 | Target data rate 15.00";
  }

  private void define(boolean nonce) {
    server
        .client()
        .apiextensions()
        .v1()
        .customResourceDefinitions()
        .withName("flinkdeployments.flink.apache.org")
        .edit(
            definition -> {
              Map<String, JSONSchemaProps> job =
                  definition
                      .getSpec()
                      .getVersions()
                      .get(0)
                      .getSchema()
                      .getOpenAPIV3Schema()
                      .getProperties()
                      .get("spec")
                      .getProperties()
                      .get("job")
                      .getProperties();
              if (nonce) {
                JSONSchemaProps number = new JSONSchemaProps();
                number.setType("integer");
                job.put("autoscalerResetNonce", number);
              } else {
                job.remove("autoscalerResetNonce");
              }
              return definition;
            });
  }
}
