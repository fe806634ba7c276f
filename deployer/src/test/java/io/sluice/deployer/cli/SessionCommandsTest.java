package io.sluice.deployer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sluice.deployer.catalogue.CatalogueEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Session clusters and session jobs as the commands see them. */
class SessionCommandsTest {
  private static final String CLUSTER =
      """
      apiVersion: flink.apache.org/v1beta1
      kind: FlinkDeployment
      metadata:
        name: sessions
      spec:
        emrReleaseLabel: emr-7.13.0-flink-latest
        flinkVersion: v1_20
        executionRoleArn: arn:aws:iam::111122223333:role/sessions
        jobManager:
          storageDir: s3p://state/ha
          resource: {memory: 2048m}
        taskManager:
          resource: {memory: 2048m}
      """;
  private static final String JOB =
      """
      apiVersion: flink.apache.org/v1beta1
      kind: FlinkSessionJob
      metadata:
        name: counts
      spec:
        deploymentName: sessions
        job:
          jarURI: s3://jobs/counts.jar
          entryClass: org.example.Counts
          parallelism: 1
          upgradeMode: stateless
      """;

  @RegisterExtension final TestProject project = new TestProject();

  @Test
  void listShowsWhatEachEntryIs() throws IOException {
    assertThat(project.run("list").out())
        .containsPattern("good +application +a job that is right")
        .containsPattern("cluster +session cluster +waits for jobs")
        .containsPattern("counts +session job +counts");

    JsonNode json = new ObjectMapper().readTree(project.run("list", "-o", "json").out());
    assertThat(json)
        .filteredOn(line -> line.get("name").asText().equals("counts"))
        .singleElement()
        .satisfies(line -> assertThat(line.get("kind").asText()).isEqualTo("session job"));
  }

  @Test
  void everyKindOfEntryIsTheKindThatIsDescribed() {
    Set<String> kinds = new TreeSet<>();
    for (CatalogueEntry entry : new TestCatalogue().entries()) {
      if (!entry.name().equals("bad")) {
        String kind = entry.describe(Project.current().environment("test")).kind();
        assertThat(entry.kind() == CatalogueEntry.Kind.SESSION_JOB)
            .isEqualTo(kind.equals("FlinkSessionJob"));
        kinds.add(kind);
      }
    }
    assertThat(kinds).containsExactly("FlinkDeployment", "FlinkSessionJob");
  }

  @Test
  void renderWritesBothKinds() throws IOException {
    assertThat(project.run("render", "cluster", "counts").exitCode()).isEqualTo(ExitCode.OK);

    Path folder = project.root().resolve("manifests/test");
    assertThat(Files.readString(folder.resolve("cluster.yaml"))).contains("kind: FlinkDeployment");
    assertThat(Files.readString(folder.resolve("counts.yaml")))
        .contains("kind: FlinkSessionJob", "deploymentName: cluster", "namespace: flink");
    assertThat(project.run("lint", "--strict", folder.toString()).out())
        .contains("0 errors, 0 warnings in 1 FlinkDeployment and 1 FlinkSessionJob");
  }

  @Test
  void lintKnowsTheClusterOfASessionJobOfTheCatalogue() {
    TestProject.Result result = project.run("lint", "--strict", "counts");

    assertThat(result.exitCode()).describedAs(result.out()).isEqualTo(ExitCode.OK);
    assertThat(result.out()).contains("0 errors, 0 warnings in 1 FlinkSessionJob");
  }

  @Test
  void lintHoldsTheJobsOfAFileAgainstItsClusters() throws IOException {
    Path file =
        project.write(
            "both.yaml",
            JOB.replace("deploymentName: sessions", "deploymentName: session")
                + "---\n"
                + CLUSTER
                + "---\n"
                + JOB.replace("stateless", "savepoint").replace("name: counts", "name: more"));

    TestProject.Result result = project.run("lint", file.toString());

    assertThat(result.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(result.out())
        .contains("6:3 ", "counts: spec.deploymentName", "did you mean sessions?")
        .contains("more: spec.deploymentName", "[session-savepoint-dir-missing]")
        .contains("in 1 FlinkDeployment and 2 FlinkSessionJobs");
  }

  @Test
  void lintAsJsonCountsBothKinds() throws IOException {
    Path file = project.write("both.yaml", CLUSTER + "---\n" + JOB + "---\nkind: ConfigMap\n");

    JsonNode json =
        new ObjectMapper().readTree(project.run("lint", file.toString(), "-o", "json").out());

    assertThat(json.get(0).get("deployments").asInt()).isEqualTo(1);
    assertThat(json.get(0).get("sessionJobs").asInt()).isEqualTo(1);
    assertThat(json.get(0).get("otherDocuments").asInt()).isEqualTo(1);
    assertThat(json.get(0).get("problems")).isEmpty();
  }

  @Test
  void lintNamesTheKindThatAMisspeltOneWasProbablyMeantToBe() throws IOException {
    Path file = project.write("job.yaml", JOB.replace("FlinkSessionJob", "FlinkSesionJob"));

    assertThat(project.run("lint", file.toString()).out())
        .contains("'FlinkSesionJob' is no kind", "write kind: FlinkSessionJob");
  }

  @Test
  void aSessionClusterIsNotRunHere() {
    TestProject.Result result = project.run("run", "cluster", "--env", "test");

    assertThat(result.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(result.err())
        .contains("cluster is a session cluster and has no job of its own")
        .contains("run one of its session jobs");
  }

  @Test
  void aSessionJobIsNotRunHereWithoutItsCluster() throws IOException {
    Path file = project.write("job.yaml", JOB);

    TestProject.Result result = project.run("run", "-f", file.toString());

    assertThat(result.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(result.err())
        .contains("the session cluster 'sessions' of counts is not described here")
        .contains("put its FlinkDeployment into " + file);
  }

  @Test
  void aSessionJobIsRunHereWithTheConfigurationOfItsCluster() throws IOException {
    Path file = project.write("both.yaml", CLUSTER + "---\n" + JOB);

    assertThat(project.run("run", "-f", file.toString()).err())
        .contains("holds several", "it holds sessions, counts; name one of them");
    assertThat(project.run("run", "-f", file.toString(), "counts").err())
        .contains("the job's jar, s3://jobs/counts.jar, is not on this machine");
    assertThat(project.run("run", "counts", "--env", "test").err())
        .contains("mvn -q package -DskipTests")
        .doesNotContain("session cluster");
  }
}
