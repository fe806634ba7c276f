package io.sluice.deployer.cluster.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.sluice.deployer.cluster.ApiServer;
import io.sluice.deployer.cluster.Cluster;
import io.sluice.deployer.cluster.ClusterException;
import io.sluice.deployer.cluster.follow.FollowListener;
import io.sluice.deployer.cluster.live.LiveResource;
import io.sluice.deployer.cluster.operate.OperationException;
import io.sluice.deployer.cluster.operate.PlayedOperator;
import io.sluice.deployer.cluster.operate.Waiting;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class RestorationIT {
  private static final String SAVEPOINT = "s3p://state/savepoints/1";
  private static final Waiting SHORT = new Waiting(Duration.ofSeconds(5), FollowListener.NONE);

  @RegisterExtension final ApiServer server = new ApiServer();
  @TempDir Path folder;

  private final List<String> told = new ArrayList<>();

  @Test
  void aJobThatWasSuspendedIsLeftOutUnlessItIsAskedForAndRunsThen() throws Exception {
    try (PlayedOperator job =
        PlayedOperator.of(
            server, PlayedOperator.APPLICATION.replace("state: running", "state: suspended"))) {
      job.says(status -> status.savepoint(SAVEPOINT, "UPGRADE", null).suspended("savepoint"));
      job.letsGo(() -> {});
      List<SavedResource> saved = withdraw();
      assertThat(saved)
          .extracting(SavedResource::state)
          .containsExactly(SavedResource.State.SUSPENDED);
      assertThat(find()).isNull();

      assertThat(restore(false))
          .extracting(Restoration.Result::verdict)
          .containsExactly(Restoration.Verdict.LEFT_OUT);
      assertThat(find()).isNull();

      assertThat(restore(true))
          .extracting(Restoration.Result::verdict)
          .containsExactly(Restoration.Verdict.RESTORED);
      assertThat(find().spec().text("job", "state")).contains("running");
      assertThat(find().spec().text("job", "initialSavepointPath")).contains(SAVEPOINT);
    }
  }

  @Test
  void aJobThatHadEndedDoesNotDoItsWorkTwice() throws Exception {
    try (PlayedOperator job = PlayedOperator.of(server, PlayedOperator.APPLICATION)) {
      job.says(status -> status.lifecycle("STABLE").job("FINISHED").started(1));
      job.letsGo(() -> {});

      assertThat(withdraw())
          .extracting(SavedResource::state)
          .containsExactly(SavedResource.State.ENDED);
      assertThat(restore(false))
          .singleElement()
          .satisfies(
              result -> {
                assertThat(result.verdict()).isEqualTo(Restoration.Verdict.LEFT_OUT);
                assertThat(result.note()).contains("it had ended").contains("--all");
              });
    }
  }

  @Test
  void flinksOwnMetadataWouldGoBeforeTheSavepointSoItIsRefused() throws Exception {
    try (PlayedOperator job = running()) {
      assertThat(job.live().name()).isEqualTo("example");
      withdraw();
      server
          .client()
          .resource(
              new ConfigMapBuilder()
                  .withNewMetadata()
                  .withName("example-cluster-config-map")
                  .withNamespace(server.namespace())
                  .withLabels(Map.of("app", "example", "configmap-type", "high-availability"))
                  .endMetadata()
                  .build())
          .create();

      assertThat(restore(false))
          .singleElement()
          .satisfies(
              result -> {
                assertThat(result.verdict()).isEqualTo(Restoration.Verdict.FAILED);
                assertThat(result.note()).contains("HA ConfigMaps");
              });
      assertThat(find()).isNull();
    }
  }

  @Test
  void labelsAnnotationsAndTheWholeDescriptionAreKept() throws Exception {
    String labelled =
        PlayedOperator.APPLICATION.replace(
            "  name: example\n",
            "  name: example\n  labels: {team: a}\n  annotations: {note: \"1\"}\n");
    try (PlayedOperator job = PlayedOperator.running(server, labelled)) {
      job.answers(status -> status.savepoint(SAVEPOINT, "MANUAL", status.nonce()));
      job.letsGo(() -> {});
      Map<String, Object> options = job.live().spec().map("flinkConfiguration");
      withdraw();
      restore(false);

      assertThat(find().tree().text("metadata", "labels", "team")).contains("a");
      assertThat(find().tree().text("metadata", "annotations", "note")).contains("1");
      assertThat(find().spec().map("flinkConfiguration")).isEqualTo(options);
    }
  }

  @Test
  void aSavepointThatFailsLeavesEverythingAsItIs() {
    try (PlayedOperator job = PlayedOperator.running(server, PlayedOperator.APPLICATION)) {
      String uid = job.live().uid();
      Withdrawal withdrawal =
          new Withdrawal(
              server.cluster(),
              new Waiting(Duration.ofMillis(500), FollowListener.NONE),
              told::add);

      assertThatThrownBy(() -> withdrawal.run(withdrawal.subjects(), new SavedResources(folder)))
          .isInstanceOfSatisfying(
              OperationException.class,
              refused ->
                  assertThat(refused.kind()).isEqualTo(OperationException.Kind.STATE_PROTECTED));
      assertThat(find().uid()).isEqualTo(uid);
      assertThat(find().deletionAsked()).isEmpty();
      assertThat(folder).isEmptyDirectory();
    }
  }

  @Test
  void aResourceThatIsNotLetGoIsToldWithTheWayBack() throws Exception {
    try (PlayedOperator job = PlayedOperator.running(server, PlayedOperator.APPLICATION)) {
      job.answers(status -> status.savepoint(SAVEPOINT, "MANUAL", status.nonce()));
      Withdrawal withdrawal =
          new Withdrawal(
              server.cluster(), new Waiting(Duration.ofSeconds(2), FollowListener.NONE), told::add);

      assertThatThrownBy(() -> withdrawal.run(withdrawal.subjects(), new SavedResources(folder)))
          .isInstanceOfSatisfying(
              ClusterException.class,
              stuck -> assertThat(stuck.fix()).contains("sluice operator restore " + folder));
      assertThat(new SavedResources(folder).index())
          .extracting(SavedResource::savepoint)
          .containsExactly(SAVEPOINT);
    }
  }

  @Test
  void aFolderInWhichSomethingLiesIsNotWrittenTo() throws Exception {
    Files.writeString(folder.resolve("mine"), "x");
    try (PlayedOperator job = running()) {
      assertThatThrownBy(this::withdraw).isInstanceOf(FileAlreadyExistsException.class);
      assertThat(find().uid()).isEqualTo(job.live().uid());
      assertThat(told).isEmpty();
    }
  }

  @Test
  void aFolderWithoutAnIndexIsNoneOfSavedResources() {
    assertThatThrownBy(() -> restore(false))
        .isInstanceOf(ClusterException.class)
        .hasMessageContaining("index.json");
  }

  private PlayedOperator running() {
    PlayedOperator job = PlayedOperator.running(server, PlayedOperator.APPLICATION);
    job.answers(status -> status.savepoint(SAVEPOINT, "MANUAL", status.nonce()));
    job.letsGo(() -> {});
    return job;
  }

  private List<SavedResource> withdraw() throws Exception {
    Withdrawal withdrawal = new Withdrawal(server.cluster(), SHORT, told::add);
    return withdrawal.run(withdrawal.subjects(), new SavedResources(folder));
  }

  private List<Restoration.Result> restore(boolean all) throws Exception {
    return new Restoration(server.cluster()).run(new SavedResources(folder), all, false);
  }

  private LiveResource find() {
    var live =
        server
            .client()
            .genericKubernetesResources(Cluster.DEPLOYMENTS)
            .inNamespace(server.namespace())
            .withName("example")
            .get();
    return live == null ? null : LiveResource.of(live);
  }
}
