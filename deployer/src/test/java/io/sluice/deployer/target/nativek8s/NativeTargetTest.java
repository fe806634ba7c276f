package io.sluice.deployer.target.nativek8s;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.deployer.check.InvalidDeploymentException;
import io.sluice.deployer.options.FlinkOptions;
import io.sluice.deployer.spec.FlinkDeployment;
import io.sluice.deployer.spec.FlinkResource;
import io.sluice.deployer.spec.FlinkVersion;
import io.sluice.deployer.target.Golden;
import io.sluice.deployer.target.KubernetesResource;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class NativeTargetTest {
  private static final Path FOLDER = Path.of("/beside");

  private final NativeTarget target = new NativeTarget();

  static Stream<Golden> goldens() {
    return NativeGolden.all();
  }

  @ParameterizedTest
  @MethodSource("goldens")
  void rendersWhatIsCheckedIn(Golden golden) throws IOException {
    Map<Path, String> rendered = NativeGolden.files(golden);

    if (Boolean.getBoolean("sluice.update")) {
      for (Map.Entry<Path, String> file : rendered.entrySet()) {
        Path place = NativeGolden.folder(golden).resolve(file.getKey());
        Files.createDirectories(place.getParent());
        Files.writeString(place, file.getValue());
      }
    }
    assertThat(NativeGolden.checkedIn(golden))
        .describedAs("run mvn -q test -pl deployer -am -Dsluice.update=true")
        .isEqualTo(rendered);
  }

  @ParameterizedTest
  @MethodSource("goldens")
  void givesFlinkNoOptionThatItsLineDoesNotKnow(Golden golden) {
    FlinkDeployment described = (FlinkDeployment) golden.description();
    FlinkOptions options = FlinkOptions.of(described.spec().flinkVersion().line());

    assertThat(options(golden.description()))
        .isNotEmpty()
        .allSatisfy(
            (key, value) -> {
              assertThat(options.isKnown(key)).describedAs(key).isTrue();
              assertThat(options.find(key).flatMap(option -> option.whyInvalid(value)))
                  .describedAs(key)
                  .isEmpty();
            });
  }

  @Test
  void saysEverythingOfADescriptionForEmr() {
    assertThat(options(NativeGolden.named("web-sessions").description()))
        .containsEntry("kubernetes.cluster-id", "web-sessions")
        .containsEntry("kubernetes.namespace", "flink")
        .containsEntry("kubernetes.service-account", "web-sessions")
        .containsEntry("kubernetes.jobmanager.replicas", "2")
        .containsEntry("high-availability.type", "kubernetes")
        .containsKeys(
            "kubernetes.container.image.ref",
            "kubernetes.jobmanager.cpu.amount",
            "jobmanager.memory.process.size",
            "kubernetes.taskmanager.cpu.amount",
            "taskmanager.memory.process.size",
            "high-availability.storageDir",
            "kubernetes.pod-template-file.jobmanager",
            "kubernetes.pod-template-file.taskmanager")
        .doesNotContainKeys("job.autoscaler.enabled");
  }

  @Test
  void retainsCheckpointsAsTheOperatorWouldUnlessTheDescriptionSaysOtherwise() {
    String key = "execution.checkpointing.externalized-checkpoint-retention";

    assertThat(options(small(""))).containsEntry(key, "RETAIN_ON_CANCELLATION");
    assertThat(options(small("flinkConfiguration: {" + key + ": DELETE_ON_CANCELLATION}")))
        .containsEntry(key, "DELETE_ON_CANCELLATION");
  }

  @ParameterizedTest
  @CsvSource({
    "1Gi, 1024m",
    "1 gb, 1024m",
    "1.5g, 1536m",
    "2048m, 2048m",
    "1073741825, 1073741825b"
  })
  void writesMemoryInFlinksForm(String described, String option) {
    assertThat(options(small("jobManager: {resource: {memory: '" + described + "'}}")))
        .containsEntry("jobmanager.memory.process.size", option);
  }

  @Test
  void namesTheSavepointByFlagsThatTheClientDoesNotOverwrite() {
    FlinkResource job =
        small(
            "flinkConfiguration:\n"
                + "    execution.savepoint.ignore-unclaimed-state: 'true'\n"
                + "    execution.state-recovery.claim-mode: CLAIM");
    List<String> words =
        target.application(job, "x", URI.create("s3p://a/savepoint-1")).command().words(FOLDER);

    assertThat(words).containsSequence("-s", "s3p://a/savepoint-1", "-n", "-cm", "CLAIM");
    assertThat(words)
        .noneMatch(word -> word.contains("state-recovery") || word.contains("execution.savepoint"));
  }

  @Test
  void tellsAnOlderImageOfTheSavepointByTheOptionsThatItKnows() {
    assertThat(options(NativeGolden.named("line-1-17").description()))
        .containsEntry("execution.savepoint.path", "s3p://state/savepoints/orders/savepoint-1")
        .containsEntry("execution.savepoint.ignore-unclaimed-state", "true")
        .containsEntry("execution.savepoint-restore-mode", "CLAIM");
    assertThat(words(NativeGolden.named("line-1-17").description()))
        .containsSequence("-s", "s3p://state/savepoints/orders/savepoint-1", "-n", "-rm", "CLAIM");
  }

  @Test
  void aSavepointOnTheCommandLineComesBeforeADescribedOne() {
    assertThat(
            target
                .application(
                    NativeGolden.named("line-1-17").description(), "x", URI.create("s3p://newer"))
                .command()
                .words(FOLDER))
        .contains("s3p://newer", "-Dexecution.savepoint.path=s3p://newer")
        .noneMatch(word -> word.contains("savepoint-1"));
  }

  @Test
  void startsAsManySubtasksAsDescribedTaskManagersHaveSlots() {
    assertThat(words(NativeGolden.named("line-1-18").description())).containsSequence("-p", "6");
  }

  @Test
  void endsWithTheJarAndTheJobsArguments() {
    FlinkDeployment described = (FlinkDeployment) NativeGolden.named("quoting").description();
    List<String> args = described.spec().job().args();
    List<String> words = words(described);

    assertThat(words.subList(0, 3))
        .containsExactly("run-application", "--target", "kubernetes-application");
    assertThat(words.subList(words.size() - args.size(), words.size())).isEqualTo(args);
    assertThat(words.get(words.size() - args.size() - 1)).startsWith("local:///");
  }

  @Test
  void takesTheNamespaceOfTheContextWhereNoneIsDescribed() {
    FlinkResource job = small("", "metadata: {name: orders}");

    NativeApplication application = target.application(job, "mine", null);

    assertThat(application.command().words(FOLDER)).contains("-Dkubernetes.namespace=mine");
    assertThat(application.resources())
        .extracting(KubernetesResource::namespace)
        .containsOnly("mine");
  }

  @Test
  void grantsNoMoreThanFlinkNeedsUnlessTheGuidesRoleIsAskedFor() {
    assertThat(target.application(small(""), "x", null).resources())
        .extracting(KubernetesResource::toString)
        .containsExactly("ServiceAccount/flink", "Role/orders-flink", "RoleBinding/orders-flink");

    List<KubernetesResource> edit =
        new NativeTarget(ClusterAccess.EDIT).application(small(""), "x", null).resources();

    assertThat(edit)
        .extracting(KubernetesResource::toString)
        .containsExactly("ServiceAccount/flink", "ClusterRoleBinding/flink-orders-flink");
    assertThat(edit.get(1).yaml()).contains("kind: ClusterRole\n  name: edit");
  }

  @Test
  void labelsAllThatItMakesSoThatItIsFoundAgain() {
    assertThat(
            target
                .application(NativeGolden.named("web-sessions").description(), "x", null)
                .resources())
        .isNotEmpty()
        .allSatisfy(
            resource ->
                assertThat(resource.content())
                    .extractingByKey("metadata")
                    .hasFieldOrPropertyWithValue("labels", NativeLabels.of("web-sessions")));
  }

  @Test
  void rendersNothingThatNativeModeCannotRun() {
    FlinkResource session =
        NativeGolden.read(
            """
            apiVersion: flink.apache.org/v1beta1
            kind: FlinkSessionJob
            metadata: {name: counts}
            spec: {deploymentName: cluster, job: {jarURI: 'local:///a.jar'}}
            """);

    assertThatThrownBy(() -> target.files(session))
        .isInstanceOfSatisfying(
            InvalidDeploymentException.class,
            refused ->
                assertThat(refused.problems())
                    .extracting(problem -> problem.rule())
                    .containsExactly("native-session"));
  }

  @Test
  void writesForTheNewestLineWhereNoneIsDescribed() {
    assertThat(NativeTranslation.line(((FlinkDeployment) small("")).spec()))
        .isEqualTo(FlinkVersion.V1_20);
  }

  private Map<String, String> options(FlinkResource resource) {
    return words(resource).stream()
        .filter(word -> word.startsWith("-D") && !word.equals("-Dnot.an.option=1"))
        .map(word -> word.substring(2).split("=", 2))
        .collect(
            Collectors.toMap(
                option -> option[0],
                option -> option[1],
                (one, other) -> {
                  throw new AssertionError("twice: " + one);
                }));
  }

  private List<String> words(FlinkResource resource) {
    return target.application(resource, "x", null).command().words(FOLDER);
  }

  private static FlinkResource small(String spec) {
    return small(spec, "metadata: {name: orders, namespace: flink}");
  }

  private static FlinkResource small(String spec, String metadata) {
    return NativeGolden.read(
        """
        apiVersion: flink.apache.org/v1beta1
        kind: FlinkDeployment
        %s
        spec:
          image: flink:1.20
          serviceAccount: flink
          %s
          job:
            jarURI: local:///opt/flink/usrlib/orders.jar
        """
            .formatted(metadata, spec));
  }
}
