package io.sluice.deployer.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.PodTemplateSpecBuilder;
import io.sluice.deployer.describe.DeploymentBuilder;
import io.sluice.deployer.spec.FlinkDeployment;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Each names the cause, while it is waited for and when it is asked for. */
class ExplainE2E {
  @RegisterExtension static final Lab LAB = new Lab();

  private static final String ENTRY_CLASS = "io.sluice.jobs.statemachine.StateMachineJob";

  /** The launcher of the lab's image takes the JobManager's heap from this variable. */
  private static final String HEAP = "JM_HEAP";

  private String name;

  @AfterEach
  void delete() {
    LAB.sluice("delete", name, "-n", LAB.namespace(), "--no-savepoint", "--yes");
  }

  @Test
  void aBrokenImage() throws IOException {
    name = "broken-image";
    Lab.Result applied =
        apply(begin(ENTRY_CLASS).image("docker.io/lab/none:9").build(), "--timeout", "45s");

    assertThat(applied.err())
        .contains(
            "sluice: broken-image is not there yet after 45 s",
            "most probably Pod/broken-image-",
            "cannot pull image docker.io/lab/none:9");
    assertExplained("\"cause\" : \"image-", "docker.io/lab/none:9");
  }

  @Test
  void aMissingEntryClass() throws IOException {
    name = "missing-class";
    Lab.Result applied = apply(begin("com.example.Missing").build());

    assertThat(applied.err())
        .contains("sluice: missing-class: Pod/missing-class-", "com.example.Missing")
        .contains("fix: correct spec.job.entryClass")
        .contains("| Caused by: java.lang.ClassNotFoundException: com.example.Missing");
    assertExplained("\"cause\" : \"entry-class\"", "com.example.Missing");
  }

  @Test
  void aJobManagerOutOfMemory() throws IOException {
    name = "out-of-memory";
    Lab.Result applied =
        apply(
            begin(ENTRY_CLASS)
                .jobManager(
                    jobManager ->
                        jobManager.podTemplate(
                            new PodTemplateSpecBuilder()
                                .withNewSpec()
                                .addNewContainer()
                                .withName("flink-main-container")
                                .withEnv(new EnvVar(HEAP, "3g -Xms3g -XX:+AlwaysPreTouch", null))
                                .endContainer()
                                .endSpec()
                                .build()))
                .build(),
            "--timeout",
            "3m");

    assertThat(applied.err())
        .contains(
            "ran out of the memory that its container may use (OOMKilled)",
            "fix: raise spec.jobManager.resource.memory");
    assertExplained("\"cause\" : \"container-memory\"", "OOMKilled");
  }

  @Test
  void anExceptionOfTheJobsOwnCode() throws IOException {
    name = "own-exception";
    Lab.Result applied = apply(begin(ENTRY_CLASS).job(job -> job.args("--rate", "many")).build());

    assertThat(applied.err()).contains("sluice: own-exception: ", "--rate");
    assertExplained("\"where\" : \"job\"", "--rate");
  }

  private DeploymentBuilder begin(String entryClass) {
    return LAB.describe(name)
        .taskManager(taskManager -> taskManager.slots(2))
        .job(job -> job.entryClass(entryClass).parallelism(1).stateless());
  }

  private static Lab.Result apply(FlinkDeployment deployment, Object... more) throws IOException {
    Object[] words = new Object[6 + more.length];
    words[0] = "apply";
    words[1] = "-f";
    words[2] = LAB.file(deployment);
    words[3] = "--target";
    words[4] = "apache";
    words[5] = "--wait";
    System.arraycopy(more, 0, words, 6, more.length);
    Lab.Result applied = LAB.sluice(words);
    assertThat(applied.exitCode()).describedAs(applied.out() + applied.err()).isEqualTo(3);
    return applied;
  }

  private void assertExplained(String cause, String detail) {
    Lab.Result explained = LAB.sluice("explain", name, "-n", LAB.namespace(), "-o", "json");

    assertThat(explained.exitCode()).isEqualTo(3);
    assertThat(explained.out()).contains(cause, detail, "\"healthy\" : false");
  }
}
