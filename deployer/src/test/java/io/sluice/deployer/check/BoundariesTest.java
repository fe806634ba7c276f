package io.sluice.deployer.check;

import static io.sluice.deployer.check.Manifest.autoscaled;
import static io.sluice.deployer.check.Manifest.emr;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BoundariesTest {
  private static final String ROTATION =
      "/spec/monitoringConfiguration/containerLogRotationConfiguration/";

  @ParameterizedTest
  @CsvSource({
    "1KB, rotation-size-range",
    "2KB, ",
    "2Kb, ",
    "2 MB, ",
    "2048MB, ",
    "2049MB, rotation-size-range",
    "2GB, ",
    "2Gi, rotation-size-form",
    "1.5GB, rotation-size-form",
    "2048, rotation-size-form",
    "99999999999GB, rotation-size-form"
  })
  void rotatesLogsAtTwoKilobytesToTwoGigabytes(String size, String rule) {
    finds(emr().set(ROTATION + "rotationSize", size), rule);
  }

  @ParameterizedTest
  @CsvSource({"0, rotation-files-range", "1, ", "50, ", "51, rotation-files-range"})
  void keepsOneToFiftyLogFiles(String files, String rule) {
    finds(emr().set(ROTATION + "maxFilesToKeep", files), rule);
  }

  @ParameterizedTest
  @CsvSource({
    "2min, autoscaler-window-range",
    "179s, autoscaler-window-range",
    "3min, ",
    "60min, ",
    "1 h, ",
    "61min, autoscaler-window-range"
  })
  void windowsAreThreeToSixtyMinutes(String window, String rule) {
    finds(autoscaled().option("job.autoscaler.metrics.window", window), rule);
  }

  @ParameterizedTest
  @CsvSource({"59s, autoscaler-stabilization-short", "1min, ", "60 s, "})
  void stabilizationTakesAMinute(String interval, String rule) {
    finds(autoscaled().option("job.autoscaler.stabilization.interval", interval), rule);
  }

  @ParameterizedTest
  @CsvSource({
    "-0.1, autoscaler-value-negative",
    "0, ",
    "1, ",
    "1.01, autoscaler-utilization-range",
    "70, autoscaler-utilization-range"
  })
  void utilizationsAreShares(String share, String rule) {
    finds(autoscaled().option("job.autoscaler.target.utilization", share), rule);
  }

  @ParameterizedTest
  @CsvSource({
    "9:30-17:00, ",
    "9:30-17:00;18:00-18:30, ",
    "9:30-17:00 && * * * ? * 2-6, ",
    "* * * ? * 1, ",
    "9-17, autoscaler-excluded-periods",
    "9:30-17:00 && weekdays, autoscaler-excluded-periods"
  })
  void periodsAreTimesOfDayAndCronExpressions(String periods, String rule) {
    finds(autoscaled().option("job.autoscaler.excluded.periods", periods), rule);
  }

  @ParameterizedTest
  @CsvSource({
    "60, ",
    "100, ",
    "120, ",
    "128, autoscaler-max-parallelism-divisors",
    "199, autoscaler-max-parallelism-divisors",
    "200, autoscaler-max-parallelism-divisors",
    "300, ",
    "720, ",
    "32768, autoscaler-max-parallelism-divisors",
    "32769, max-parallelism-range",
    "-1, ",
    "0, max-parallelism-range"
  })
  void maximalParallelismHasManyDivisors(String max, String rule) {
    finds(autoscaled().option("pipeline.max-parallelism", max), rule);
  }

  @ParameterizedTest
  @CsvSource({"9, checkpoint-interval-range", "10, ", "10 ms, ", "1 s, "})
  void checkpointsAreTenMillisecondsApart(String interval, String rule) {
    finds(emr().option("execution.checkpointing.interval", interval), rule);
  }

  @ParameterizedTest
  @CsvSource({
    "1, 2, idle-slots",
    "2, 2, ",
    "3, 2, idle-slots",
    "4, 2, ",
    "3, 1, ",
    "0, 2, parallelism-number"
  })
  void slotsAreAllUsed(String parallelism, String slots, String rule) {
    finds(
        emr()
            .set("/spec/job/parallelism", parallelism)
            .option("taskmanager.numberOfTaskSlots", slots),
        rule);
  }

  @ParameterizedTest
  @CsvSource({"45, ", "46, name-form"})
  void namesHaveFortyFiveCharacters(int length, String rule) {
    finds(emr().set("/metadata/name", "a".repeat(length)), rule);
  }

  @ParameterizedTest
  @CsvSource({"63, ", "64, label-form"})
  void labelsHaveSixtyThreeCharacters(int length, String rule) {
    finds(emr().set("/metadata/labels/team", "a".repeat(length)), rule);
  }

  @ParameterizedTest
  @CsvSource({"512, ", "513, log-group-form"})
  void logGroupsHaveFiveHundredAndTwelveCharacters(int length, String rule) {
    finds(
        emr()
            .set(
                "/spec/monitoringConfiguration/cloudWatchMonitoringConfiguration/logGroupName",
                "a".repeat(length)),
        rule);
  }

  @ParameterizedTest
  @CsvSource({"40, ", "41, role-name-long"})
  void roleNamesHaveFortyCharacters(int length, String rule) {
    finds(
        emr().set("/spec/executionRoleArn", "arn:aws:iam::111122223333:role/" + "r".repeat(length)),
        rule);
  }

  @ParameterizedTest
  @CsvSource({
    "1024m, task-heap-too-small",
    "1152m, task-heap-small",
    "1280m, ",
    "640m, memory-split",
    "2Gi, "
  })
  void tasksHaveHeap(String memory, String rule) {
    finds(emr().set("/spec/taskManager/resource/memory", memory), rule);
  }

  @ParameterizedTest
  @CsvSource({
    "v1_15, flink-version-mismatch",
    "v1_14, flink-version-refused",
    "v1_20, ",
    "v2_0, flink-version-refused"
  })
  void operatorsTakeTheFlinkLinesOfTheirTime(String version, String rule) {
    Manifest manifest = emr().set("/spec/flinkVersion", version);
    finds(manifest, rule);
  }

  @ParameterizedTest
  @CsvSource({"1Mi, ", "1024Ki, ", "1M, sidecar-limit", "1e7, ", "250m, sidecar-limit"})
  void sidecarsHaveAMebibyte(String memory, String rule) {
    finds(
        emr().text("/spec/monitoringConfiguration/sideCarResources/limits/memoryLimit", memory),
        rule);
  }

  @Test
  void takesAVolumeThatOutlivesThePodForAPlaceOfState() {
    Manifest mounted =
        emr()
            .option("execution.checkpointing.dir", "file:///state/checkpoints")
            .set(
                "/spec/podTemplate/spec/containers/0/volumeMounts",
                "[{name: state, mountPath: /state}]");

    finds(
        mounted.set("/spec/podTemplate/spec/volumes", "[{name: state, emptyDir: {}}]"),
        "state-dir-local");
    finds(
        mounted.set(
            "/spec/podTemplate/spec/volumes",
            "[{name: state, persistentVolumeClaim: {claimName: c}}]"),
        null);
  }

  private static void finds(Manifest manifest, String rule) {
    assertThat(Checker.check(manifest.read()))
        .extracting(Problem::rule)
        .isEqualTo(rule == null ? List.of() : List.of(rule));
  }
}
