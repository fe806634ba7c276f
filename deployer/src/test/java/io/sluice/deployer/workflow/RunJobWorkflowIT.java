package io.sluice.deployer.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.dsl.RollableScalableResource;
import io.sluice.deployer.cluster.ApiServer;
import io.sluice.deployer.workflow.interpreter.Execution;
import io.sluice.deployer.workflow.interpreter.Interpreter;
import io.sluice.deployer.workflow.interpreter.Json;
import io.sluice.deployer.workflow.interpreter.KubernetesServices;
import io.sluice.deployer.workflow.interpreter.ServiceError;
import io.sluice.deployer.workflow.interpreter.Services;
import io.sluice.deployer.workflow.language.Definition;
import io.sluice.deployer.workflow.language.QueryLanguage;
import java.time.Duration;
import java.util.Map;
import java.util.function.LongConsumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The client's Job is checked by a real API server; what it would do is played. */
class RunJobWorkflowIT {
  private static final String NAME = "web-sessions";

  @RegisterExtension final ApiServer server = new ApiServer();

  private Services cluster;
  private Job sent;

  @BeforeEach
  void connect() {
    cluster = new KubernetesServices(server.client());
  }

  @ParameterizedTest
  @EnumSource
  void startsTheClientAndEndsWhenTheJobManagerIsThere(QueryLanguage language) {
    Execution execution = run(language, this::started, seconds -> available());

    assertThat(execution.output())
        .isEqualTo(
            Map.of(
                "kind",
                "Deployment",
                "namespace",
                server.namespace(),
                "name",
                NAME,
                "logs",
                Map.of("pods", "a log")));
    assertThat(execution.states()).contains("Wait: available");
    assertThat(sent.getMetadata().getName()).startsWith(NAME + "-").hasSizeLessThan(64);
    assertThat(server.client().configMaps().inNamespace(server.namespace()).list().getItems())
        .filteredOn(one -> one.getMetadata().getName().equals(NAME + "-client"))
        .singleElement()
        .satisfies(
            files -> assertThat(files.getData()).containsKey("conf.log4j-console.properties"));
  }

  @ParameterizedTest
  @EnumSource
  void aJobThatEndedMeanwhileIsAGoodEndEvenWithoutALog(QueryLanguage language) {
    Execution execution =
        run(language, (service, arguments) -> Map.of("status", Map.of()), seconds -> {});

    assertThat(execution.succeeded()).describedAs(execution.cause()).isTrue();
    assertThat(execution.states()).endsWith("Report: Started", "Started");
  }

  @ParameterizedTest
  @EnumSource
  void aClientThatFailsIsAFailureWithItsWords(QueryLanguage language) {
    Execution execution =
        run(
            language,
            (service, arguments) -> {
              throw new ServiceError("EKS.SomethingNew", "it exists already");
            },
            seconds -> {});

    assertThat(execution.error()).isEqualTo("Sluice.Failed");
    assertThat(execution.cause()).contains(NAME).contains("it exists already");
  }

  @ParameterizedTest
  @EnumSource
  void aJobManagerThatDoesNotComeIsTold(QueryLanguage language) {
    Execution execution = run(language, this::started, seconds -> {});

    assertThat(execution.error()).isEqualTo("Sluice.TimedOut");
    assertThat(execution.cause()).contains("kubectl describe deployment/" + NAME);
  }

  private Object started(String service, Map<String, Object> arguments) {
    sent =
        server
            .client()
            .batch()
            .v1()
            .jobs()
            .inNamespace((String) arguments.get("Namespace"))
            .resource(
                server
                    .client()
                    .getKubernetesSerialization()
                    .unmarshal(Json.write(arguments.get("Job")), Job.class))
            .dryRun()
            .create();
    if (deployments().get() == null) {
      server
          .client()
          .resource(
              new DeploymentBuilder()
                  .withNewMetadata()
                  .withName(NAME)
                  .withNamespace(server.namespace())
                  .endMetadata()
                  .withNewSpec()
                  .withNewSelector()
                  .addToMatchLabels("app", NAME)
                  .endSelector()
                  .withNewTemplate()
                  .withNewMetadata()
                  .addToLabels("app", NAME)
                  .endMetadata()
                  .withNewSpec()
                  .addNewContainer()
                  .withName("main")
                  .withImage("flink")
                  .endContainer()
                  .endSpec()
                  .endTemplate()
                  .endSpec()
                  .build())
          .create();
    }
    return Map.of("logs", Map.of("pods", "a log"));
  }

  private void available() {
    deployments()
        .editStatus(
            one ->
                new DeploymentBuilder(one)
                    .editOrNewStatus()
                    .withReplicas(1)
                    .withReadyReplicas(1)
                    .withAvailableReplicas(1)
                    .endStatus()
                    .build());
  }

  private RollableScalableResource<Deployment> deployments() {
    return server.client().apps().deployments().inNamespace(server.namespace()).withName(NAME);
  }

  private Execution run(QueryLanguage language, Services client, LongConsumer pause) {
    ClientJob job = Workflows.clientJob(Workflows.description(server.namespace()));
    String definition =
        Definition.of(
            RunJobWorkflow.of(Workflows.CLUSTER, job, Duration.ofMinutes(2)), language, "aws");
    Services services =
        (service, arguments) ->
            service.equals("eks:runJob.sync")
                ? client.call(service, arguments)
                : cluster.call(service, arguments);
    return new Interpreter(definition, services, pause).run(Map.of());
  }
}
