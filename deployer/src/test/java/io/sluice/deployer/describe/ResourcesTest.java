package io.sluice.deployer.describe;

import static io.sluice.deployer.describe.Described.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpecBuilder;
import io.sluice.deployer.spec.DeploymentMode;
import io.sluice.deployer.spec.MemorySize;
import io.sluice.deployer.spec.PodTemplates;
import io.sluice.deployer.spec.S3Uri;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ResourcesTest {
  private static final PodTemplateSpec TEMPLATE =
      new PodTemplateSpecBuilder()
          .withNewMetadata()
          .addToLabels("team", "data")
          .endMetadata()
          .build();

  @Test
  void theJobManagerHasItsCores() {
    assertThat(with(it -> it.jobManager(group -> group.cpu(0.5))).jobManager().resource().cpu())
        .isEqualTo(0.5);
  }

  @Test
  void theJobManagerHasItsMemory() {
    assertThat(
            with(it -> it.jobManager(group -> group.memory(MemorySize.parse("3g"))))
                .jobManager()
                .resource()
                .memory())
        .isEqualTo(MemorySize.parse("3g"));
  }

  @Test
  void theJobManagerHasItsPodTemplate() {
    assertThat(
            with(it -> it.jobManager(group -> group.podTemplate(TEMPLATE)))
                .jobManager()
                .podTemplate())
        .isEqualTo(PodTemplates.fromFabric8(TEMPLATE));
  }

  @Test
  void taskManagersHaveTheirCores() {
    assertThat(with(it -> it.taskManager(group -> group.cpu(4))).taskManager().resource().cpu())
        .isEqualTo(4.0);
  }

  @Test
  void taskManagersHaveTheirMemory() {
    assertThat(
            with(it -> it.taskManager(group -> group.memory(MemorySize.parse("3g"))))
                .taskManager()
                .resource()
                .memory())
        .isEqualTo(MemorySize.parse("3g"));
  }

  @Test
  void taskManagersHaveTheirPodTemplate() {
    assertThat(
            with(it -> it.taskManager(group -> group.podTemplate(TEMPLATE)))
                .taskManager()
                .podTemplate())
        .isEqualTo(PodTemplates.fromFabric8(TEMPLATE));
  }

  @Test
  void everyPodHasThePodTemplate() {
    assertThat(with(it -> it.podTemplate(TEMPLATE)).podTemplate())
        .isEqualTo(PodTemplates.fromFabric8(TEMPLATE));
  }

  @Test
  void taskManagersHaveSoManySlots() {
    assertThat(
            with(it -> it.taskManager(group -> group.slots(3)))
                .flinkConfiguration()
                .entries()
                .get("taskmanager.numberOfTaskSlots"))
        .isEqualTo("3");
  }

  @Test
  void thereAreSoManyTaskManagersInStandaloneMode() {
    assertThat(
            with(it -> it.mode(DeploymentMode.STANDALONE).taskManager(group -> group.replicas(2)))
                .taskManager()
                .replicas())
        .isEqualTo(2);
  }

  @Test
  void thereAreSoManyJobManagers() {
    assertThat(with(it -> it.highAvailability(group -> group.replicas(3))).jobManager().replicas())
        .isEqualTo(3);
  }

  @Test
  void metadataLiesWhereTheStorageIs() {
    assertThat(
            with(it -> it.highAvailability(group -> group.storage(S3Uri.parse("s3p://own/ha"))))
                .jobManager()
                .storageDir())
        .isEqualTo(S3Uri.parse("s3p://own/ha"));
  }

  @Test
  void anOptionGoesBeforeWhatAGroupSays() {
    assertThat(
            with(it -> it.option("state.backend.type", "hashmap"))
                .flinkConfiguration()
                .entries()
                .get("state.backend.type"))
        .isEqualTo("hashmap");
  }

  @Test
  void aLoggingFileHasItsContent() {
    assertThat(
            with(it -> it.logConfiguration("log4j-console.properties", "rootLogger.level = INFO"))
                .logConfiguration())
        .isEqualTo(Map.of("log4j-console.properties", "rootLogger.level = INFO"));
  }

  @Test
  void aNonceRestartsTheJob() {
    assertThat(with(it -> it.restartNonce(5)).restartNonce()).isEqualTo(5L);
  }

  @Test
  void theImageIsPulledAsThePolicySays() {
    assertThat(with(it -> it.imagePullPolicy("Always")).imagePullPolicy()).isEqualTo("Always");
  }

  @Test
  void theIngressHasTemplateAndClass() {
    assertThat(with(it -> it.ingress("{{name}}.flink.example.com", "nginx")).ingress())
        .satisfies(
            ingress -> {
              assertThat(ingress.template()).isEqualTo("{{name}}.flink.example.com");
              assertThat(ingress.className()).isEqualTo("nginx");
            });
  }
}
