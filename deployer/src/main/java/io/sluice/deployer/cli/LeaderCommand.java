package io.sluice.deployer.cli;

import io.sluice.deployer.cluster.Cluster;
import io.sluice.deployer.cluster.ClusterException;
import io.sluice.deployer.cluster.leader.JobManagerLeader;
import io.sluice.deployer.cluster.leader.Leaders;
import io.sluice.deployer.cluster.leader.Leadership;
import io.sluice.deployer.cluster.leader.OperatorLeader;
import io.sluice.deployer.cluster.operator.Operators;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Says who leads. */
@Command(
    name = "leader",
    description = "Says which JobManager leads a job, and which instance leads the operator.",
    footer = {
      "",
      "Examples:",
      "  sluice leader web-sessions",
      "  sluice leader                 only the operator's"
    })
final class LeaderCommand implements Callable<Integer> {
  @Parameters(
      arity = "0..1",
      paramLabel = "NAME",
      description = "A FlinkDeployment or FlinkSessionJob.")
  @Nullable String name;

  @Mixin LiveChoice choice;
  @Mixin OutputOption output;

  @SuppressWarnings("NullAway.Init")
  LeaderCommand() {}

  @Override
  public Integer call() {
    try (Cluster cluster = choice.connect()) {
      Map<String, Object> data = new LinkedHashMap<>();
      List<String> text = new ArrayList<>();
      if (name != null) {
        JobManagerLeader leader = ofJob(cluster, name);
        data.put("jobManager", data(leader));
        text.addAll(lines(name, leader));
      }
      operators(cluster, data, text);
      output.print(data, String.join("\n", text));
      return ExitCode.OK;
    }
  }

  private JobManagerLeader ofJob(Cluster cluster, String wanted) {
    FlinkChoice flink = FlinkChoice.of(choice.find(cluster, wanted));
    JobManagerLeader leader = new Leaders(cluster).ofJobManagers(flink.namespace(), flink.name());
    if (leader.jobManagers().isEmpty()) {
      throw CommandException.failed(
          "there is no JobManager of " + wanted + " in " + flink.namespace(),
          "see 'sluice status " + wanted + "'; a suspended or failed job has none");
    }
    return leader;
  }

  /** Whoever asks for a job may be allowed to see less than the operator. */
  private void operators(Cluster cluster, Map<String, Object> data, List<String> text) {
    try {
      Leaders leaders = new Leaders(cluster);
      List<OperatorLeader> all =
          new Operators(cluster).all().stream().map(leaders::ofOperator).toList();
      data.put("operators", all.stream().map(LeaderCommand::data).toList());
      all.forEach(one -> text.add(line(one)));
      if (all.isEmpty()) {
        text.add("operator: none is installed");
      }
    } catch (ClusterException mayNotLook) {
      if (name == null) {
        throw mayNotLook;
      }
      text.add("operator: " + mayNotLook.getMessage());
    }
  }

  private static List<String> lines(String name, JobManagerLeader leader) {
    List<String> others =
        leader.jobManagers().stream()
            .filter(pod -> leader.leadingPod().filter(pod::equals).isEmpty())
            .toList();
    if (!leader.highAvailability()) {
      return List.of(
          name
              + ": high availability is off; "
              + String.join(", ", leader.jobManagers())
              + (others.isEmpty() ? " is the only JobManager" : " run, and none is known to lead"));
    }
    List<String> lines = new ArrayList<>();
    lines.add(name + ": " + leading(leader) + lease(leader.leadership()));
    if (!others.isEmpty()) {
      lines.add(name + ": standing by " + String.join(", ", others));
    }
    return lines;
  }

  private static String leading(JobManagerLeader leader) {
    if (leader.address() == null) {
      return "no JobManager leads yet";
    }
    return leader
        .leadingPod()
        .map(pod -> pod + " leads at " + leader.address())
        .orElse("the leader is at " + leader.address() + ", which is no pod's address");
  }

  static String line(OperatorLeader leader) {
    String who = leader.pod() == null ? "nobody is known to lead" : leader.pod() + " leads";
    return "operator "
        + leader.namespace()
        + "/"
        + leader.deployment()
        + ": "
        + who
        + (leader.lease() == null ? " (no Lease)" : " by Lease " + leader.lease())
        + lease(leader.leadership());
  }

  private static String lease(@Nullable Leadership leadership) {
    if (leadership == null || leadership.renewed() == null) {
      return "";
    }
    Instant now = Instant.now();
    long age = Duration.between(leadership.renewed(), now).toSeconds();
    return ", lease of "
        + leadership.lease().toSeconds()
        + " s renewed "
        + Math.max(0, age)
        + " s ago"
        + (leadership.hasExpired(now) ? " (expired)" : "");
  }

  private static Map<String, Object> data(JobManagerLeader leader) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("highAvailability", leader.highAvailability());
    data.put("leader", leader.pod());
    data.put("address", leader.address());
    data.put("jobManagers", leader.jobManagers());
    data.put("lease", data(leader.leadership()));
    return data;
  }

  static Map<String, Object> data(OperatorLeader leader) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("namespace", leader.namespace());
    data.put("deployment", leader.deployment());
    data.put("leader", leader.pod());
    data.put("leaseName", leader.lease());
    data.put("instances", leader.instances());
    data.put("lease", data(leader.leadership()));
    return data;
  }

  private static @Nullable Map<String, Object> data(@Nullable Leadership leadership) {
    if (leadership == null) {
      return null;
    }
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("holder", leadership.holder());
    data.put("seconds", leadership.lease().toSeconds());
    data.put("acquired", text(leadership.acquired()));
    data.put("renewed", text(leadership.renewed()));
    data.put("expired", leadership.hasExpired(Instant.now()));
    data.put("transitions", leadership.transitions());
    return data;
  }

  private static @Nullable String text(@Nullable Instant time) {
    return time == null ? null : time.toString();
  }
}
