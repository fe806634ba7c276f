package io.sluice.deployer.cli;

import io.sluice.deployer.cluster.live.LiveResource;
import io.sluice.deployer.cluster.live.SavepointInfo;
import io.sluice.deployer.cluster.status.JobView;
import io.sluice.deployer.cluster.status.LiveDetails;
import io.sluice.deployer.cluster.trouble.Trouble;
import io.sluice.deployer.rest.Checkpoint;
import io.sluice.deployer.rest.CheckpointStatistics;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** What status says, for people: a table of all, or a page about one. */
final class StatusReport {
  private static final String NONE = "-";
  private static final String UNKNOWN = "?";

  private final Instant now;

  /**
   * @param now what ages are counted from
   */
  StatusReport(Instant now) {
    this.now = now;
  }

  /** One row for each, and below it what is wrong with each. */
  String table(List<LiveDetails> all) {
    if (all.isEmpty()) {
      return "there is no FlinkDeployment and no FlinkSessionJob";
    }
    TextTable table =
        new TextTable(
            "NAMESPACE",
            "NAME",
            "LIFECYCLE",
            "JOB",
            "RELEASE",
            "PARALLELISM",
            "CHECKPOINT",
            "SAVEPOINT",
            "RESTARTS",
            "PROBLEMS");
    all.forEach(one -> table.row(cells(one)));
    StringJoiner text = new StringJoiner("\n");
    text.add(table.toString());
    all.forEach(one -> problems(one).forEach(line -> text.add(one.live().name() + ": " + line)));
    return text.toString();
  }

  /** All that is known of one. */
  String page(LiveDetails one) {
    LiveResource live = one.live();
    StringJoiner text = new StringJoiner("\n");
    text.add(live.kind() + " " + live.name() + " in namespace " + live.namespace());
    line(text, "lifecycle", live.lifecycle() + generation(live));
    line(text, "JobManager", live.jobManager().isEmpty() ? NONE : live.jobManager());
    line(text, "job", job(one));
    line(text, "job id", Optional.ofNullable(live.job().id()).orElse(NONE));
    line(text, "release", one.release());
    line(text, "parallelism", one.parallelism().map(Object::toString).orElse(NONE));
    line(text, "checkpoint", checkpoint(one, true));
    line(text, "savepoint", savepoint(live, true));
    line(text, "leader", Optional.ofNullable(one.leader()).orElse(NONE));
    line(text, "pods", one.podsReady() + " of " + one.pods() + " ready");
    line(text, "restarts", "job " + jobRestarts(one) + ", containers " + one.podRestarts());
    if (!one.note().isEmpty()) {
      line(text, "note", one.note());
    }
    line(text, "problems", one.troubles().isEmpty() ? "none" : "");
    for (Trouble trouble : one.troubles()) {
      text.add("    " + trouble);
      trouble.log().forEach(logged -> text.add("      | " + logged));
      text.add("      fix: " + trouble.fix());
    }
    return text.toString();
  }

  private String[] cells(LiveDetails one) {
    LiveResource live = one.live();
    return new String[] {
      live.namespace(),
      name(live),
      live.lifecycle().toString(),
      job(one),
      one.release(),
      one.parallelism().map(Object::toString).orElse(NONE),
      checkpoint(one, false),
      savepoint(live, false),
      jobRestarts(one) + "/" + one.podRestarts(),
      one.troubles().isEmpty() ? NONE : Integer.toString(one.troubles().size())
    };
  }

  private static String name(LiveResource live) {
    return live.kind().equals("FlinkSessionJob")
        ? live.name() + " (on " + live.flinkCluster() + ")"
        : live.name();
  }

  private static String job(LiveDetails one) {
    String state = one.live().job().state();
    if (state.isEmpty()) {
      return NONE;
    }
    boolean waits = state.equals("RUNNING") && one.job() != null && !one.job().allTasksRun();
    return waits ? state + " (not all tasks)" : state;
  }

  private static String generation(LiveResource live) {
    return live.isReconciled()
        ? ""
        : " (the operator has not taken up generation " + live.generation() + " yet)";
  }

  private String checkpoint(LiveDetails one, boolean whole) {
    Optional<JobView> job = one.jobView();
    if (job.isEmpty()) {
      return one.note().isEmpty() ? NONE : UNKNOWN;
    }
    Optional<CheckpointStatistics> statistics = job.flatMap(JobView::checkpointStatistics);
    @Nullable Checkpoint last = statistics.map(CheckpointStatistics::last).orElse(null);
    if (statistics.isEmpty() || last == null) {
      return NONE;
    }
    String text = age(statistics.get().completedAt()) + ", " + Ages.size(last.bytes());
    String place = last.path().startsWith("<") ? "" : ", " + last.path();
    return whole ? text + " (number " + last.id() + place + ")" : text;
  }

  private String savepoint(LiveResource live, boolean whole) {
    @Nullable SavepointInfo last = live.job().lastSavepoint();
    if (last != null) {
      return age(last.time()) + (whole ? " (" + last.location() + ")" : "");
    }
    @Nullable String upgrade = live.job().upgradeSavepoint();
    return upgrade == null ? NONE : whole ? upgrade : "yes";
  }

  private static String jobRestarts(LiveDetails one) {
    return one.jobView()
        .map(job -> Integer.toString(job.restarts()))
        .orElse(one.note().isEmpty() ? NONE : UNKNOWN);
  }

  private String age(@Nullable Instant time) {
    return time == null ? UNKNOWN : Ages.of(Duration.between(time, now)) + " ago";
  }

  private static List<String> problems(LiveDetails one) {
    List<String> lines = new ArrayList<>();
    if (!one.note().isEmpty()) {
      lines.add(one.note());
    }
    one.troubles().forEach(trouble -> lines.add(trouble.toString()));
    return lines;
  }

  private static void line(StringJoiner text, String label, String value) {
    text.add(String.format("  %-12s %s", label, value).stripTrailing());
  }
}
