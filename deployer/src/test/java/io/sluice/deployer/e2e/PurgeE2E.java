package io.sluice.deployer.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.deployer.spec.UpgradeMode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PurgeE2E {
  @RegisterExtension static final Lab LAB = new Lab();

  private static final String NAME = "purged";
  private static final Pattern SAVEPOINT =
      Pattern.compile("s3p://" + S3Store.STATE + "/(flink/savepoints/\\S+)");

  @BeforeEach
  void anEnvironmentOfTheLab() throws IOException {
    Path project = LAB.folder().resolve("project");
    Path environments = Files.createDirectories(project.resolve("manifests/environments"));
    Files.writeString(
        environments.resolve("lab.yaml"),
        """
        account: "000000000000"
        region: us-east-1
        namespace: %s
        release: emr-7.13.0-flink-latest
        target: apache
        s3: {endpoint: "%s"}
        buckets: {state: %s, artifacts: e2e-artifacts, data: %s, logs: e2e-logs}
        roles:
          job: arn:aws:iam::000000000000:role/e2e
          operator: arn:aws:iam::000000000000:role/e2e
        """
            .formatted(LAB.namespace(), LAB.store().endpoint(), S3Store.STATE, S3Store.DATA));
    System.setProperty("sluice.home", project.toString());
    System.setProperty("aws.accessKeyId", LAB.store().credentials().get("AWS_ACCESS_KEY_ID"));
    System.setProperty(
        "aws.secretAccessKey", LAB.store().credentials().get("AWS_SECRET_ACCESS_KEY"));
  }

  @AfterEach
  void asBefore() {
    List.of("sluice.home", "aws.accessKeyId", "aws.secretAccessKey").forEach(System::clearProperty);
  }

  @Test
  void ofAJobThatIsPurgedOnlyItsLastSavepointIsLeft() throws IOException {
    StateMachineOnLab job = new StateMachineOnLab(LAB, NAME, 1, UpgradeMode.SAVEPOINT);
    Lab.Result applied = job.apply(500);
    assertThat(applied.exitCode()).describedAs(applied.err()).isZero();
    job.awaitEvents(1000);
    Lab.Result taken = LAB.sluice("savepoint", NAME, "-n", LAB.namespace());
    assertThat(taken.exitCode()).describedAs(taken.err()).isZero();
    String older = savepoint(taken.out());

    Lab.Result deleted = LAB.sluice("delete", NAME, "--env", "lab", "--purge", "--yes");

    assertThat(deleted.exitCode()).describedAs(deleted.err()).isZero();
    List<String> left = LAB.store().objects(S3Store.STATE, "flink/");
    assertThat(left)
        .describedAs(deleted.out())
        .contains(savepoint(deleted.out()) + "/_metadata")
        .allMatch(key -> key.startsWith("flink/savepoints/" + NAME + "/savepoint-"))
        .noneMatch(key -> key.startsWith(older));
    assertThat(
            LAB.client()
                .configMaps()
                .inNamespace(LAB.namespace())
                .withLabel("app", NAME)
                .list()
                .getItems())
        .isEmpty();
    assertThat(LAB.sluice("garbage", "--env", "lab", "--min-age", "1ms").out())
        .doesNotContain("checkpoints ")
        .doesNotContain("HA metadata");
  }

  private static String savepoint(String text) {
    Matcher found = SAVEPOINT.matcher(text);
    assertThat(found.find()).describedAs(text).isTrue();
    return found.group(1);
  }
}
