package io.sluice.deployer.check;

import io.sluice.deployer.spec.UpgradeMode;
import java.time.Duration;
import java.util.List;

/** Rules about checkpoints. */
final class CheckpointRules implements RuleSet {
  private static final Duration SHORTEST = Duration.ofMillis(10);

  @Override
  public List<Rule> rules() {
    return List.of(
        Rule.error(
            "checkpoint-dir-missing",
            "State that is to survive a change lies in checkpoints; the operator refuses the"
                + " upgrade modes savepoint and last-state without a place for them.",
            "operator code, DefaultValidator",
            CheckpointRules::dirMissing),
        Rule.warning(
            "checkpoint-interval-missing",
            "Without an interval no checkpoint is ever taken: after a failure the job starts from"
                + " its last savepoint, and all it did since is lost. For last-state the operator"
                + " sets five minutes, for savepoint nobody does.",
            "Flink, Checkpointing; operator code, FlinkConfigBuilder",
            CheckpointRules::intervalMissing),
        Rule.error(
                "checkpoint-interval-range",
                "Flink refuses to start a job whose interval is below 10 ms.",
                "Flink, CheckpointConfig",
                CheckpointRules::intervalRange)
            .forAll(),
        Rule.warning(
                "checkpoints-not-retained",
                "A job that is cancelled, or whose resource is deleted, takes its checkpoints with it;"
                    + " what was done since the last savepoint is lost.",
                "Flink, Checkpoints: retained checkpoints",
                CheckpointRules::retention)
            .forAll(),
        Rule.warning(
            "changelog-in-memory",
            "The changelog's default storage is the JobManager's memory, made for tests.",
            "Flink, State changelog; EMR on EKS, Optimizing Flink job restart times",
            CheckpointRules::changelogStorage),
        Rule.error(
            "changelog-dir-missing",
            "With the storage filesystem the job fails as it starts, unless dstl.dfs.base-path says"
                + " where the changelog lies.",
            "EMR on EKS, Optimizing Flink job restart times",
            CheckpointRules::changelogDir));
  }

  private static void dirMissing(Subject subject, Findings findings) {
    if (subject.isStateful()
        && Key.CHECKPOINT_DIR.in(subject).filter(dir -> !dir.value().isEmpty()).isEmpty()) {
      String key = Key.CHECKPOINT_DIR.nameFor(subject);
      findings.add(
          Fields.option(key),
          "there is no place for checkpoints, and upgradeMode: "
              + subject.upgradeMode()
              + " needs them",
          "write " + key + ": " + Places.suggest(subject, "checkpoints"));
    }
  }

  private static void intervalMissing(Subject subject, Findings findings) {
    if (subject.upgradeMode() == UpgradeMode.SAVEPOINT
        && Key.CHECKPOINT_INTERVAL.in(subject).isEmpty()) {
      findings.add(
          Fields.option("execution.checkpointing.interval"),
          "there is no execution.checkpointing.interval, so no checkpoint is taken",
          "write execution.checkpointing.interval: 1min");
    }
  }

  private static void intervalRange(Subject subject, Findings findings) {
    Key.CHECKPOINT_INTERVAL
        .in(subject)
        .filter(
            interval ->
                interval.duration().filter(every -> every.compareTo(SHORTEST) < 0).isPresent())
        .ifPresent(
            interval ->
                findings.add(
                    interval.where(),
                    "'" + interval + "' is below 10 ms",
                    "write " + interval.key() + ": 1min; a number without unit is milliseconds"));
  }

  private static void retention(Subject subject, Findings findings) {
    Key.CHECKPOINT_RETENTION
        .in(subject)
        .filter(retention -> subject.isStateful() && !retention.is("RETAIN_ON_CANCELLATION"))
        .ifPresent(
            retention ->
                findings.add(
                    retention.where(),
                    "'"
                        + retention
                        + "' gives checkpoints up that upgradeMode: "
                        + subject.upgradeMode()
                        + " may need",
                    "write " + retention.key() + ": RETAIN_ON_CANCELLATION"));
  }

  private static void changelogStorage(Subject subject, Findings findings) {
    boolean inMemory =
        Key.CHANGELOG_STORAGE.in(subject).filter(storage -> !storage.is("memory")).isEmpty();
    Key.CHANGELOG
        .in(subject)
        .filter(changelog -> changelog.is("true") && inMemory)
        .ifPresent(
            changelog ->
                findings.add(
                    changelog.where(),
                    "'" + changelog + "' writes the changelog to the JobManager's memory",
                    "write "
                        + Key.CHANGELOG_STORAGE.nameFor(subject)
                        + ": filesystem and "
                        + "dstl.dfs.base-path: "
                        + Places.suggest(subject, "changelog")));
  }

  private static void changelogDir(Subject subject, Findings findings) {
    Key.CHANGELOG_STORAGE
        .in(subject)
        .filter(storage -> storage.is("filesystem") && Key.CHANGELOG.isOn(subject))
        .filter(storage -> Key.CHANGELOG_DIR.in(subject).isEmpty())
        .ifPresent(
            storage ->
                findings.add(
                    Fields.option("dstl.dfs.base-path"),
                    "'" + storage + "' has no dstl.dfs.base-path",
                    "write dstl.dfs.base-path: " + Places.suggest(subject, "changelog")));
  }
}
