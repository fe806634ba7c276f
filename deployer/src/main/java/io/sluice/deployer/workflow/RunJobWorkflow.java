package io.sluice.deployer.workflow;

import io.sluice.deployer.target.KubernetesResource;
import io.sluice.deployer.workflow.eks.ClusterName;
import io.sluice.deployer.workflow.eks.KubernetesCall;
import io.sluice.deployer.workflow.eks.Poll;
import io.sluice.deployer.workflow.state.Catcher;
import io.sluice.deployer.workflow.state.Choice;
import io.sluice.deployer.workflow.state.Condition;
import io.sluice.deployer.workflow.state.Fail;
import io.sluice.deployer.workflow.state.State;
import io.sluice.deployer.workflow.state.StateMachine;
import io.sluice.deployer.workflow.state.Value;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Starts a job in Flink's native mode: {@code flink run-application} as a Kubernetes Job, whose log
 * the execution gets, and waits until the JobManager is there.
 */
public final class RunJobWorkflow {
  private static final String RUN = "Run flink run-application";
  private static final String LOOK = "Look: available";
  private static final String AVAILABLE = "Is the JobManager available?";
  private static final String LOGS = "Is there a log?";

  private RunJobWorkflow() {}

  /**
   * The workflow.
   *
   * @param timeout how long the client and the JobManager may each take
   */
  public static StateMachine of(ClusterName cluster, ClientJob job, Duration timeout) {
    Described applied = new Described(cluster, job.resources(), timeout);
    Subject deployment = new Subject(job.jobManager());
    Report report = Report.of("Started", deployment);
    Report withLog =
        Report.of("Started, with a log", deployment, "logs", Value.variable("run", "logs"));
    Poll poll = Poll.lasting(timeout, "available", LOOK, "The JobManager is late");
    List<State> states = new ArrayList<>(applied.apply(RUN));
    int seconds = Math.toIntExact(timeout.toSeconds());
    states.add(
        KubernetesCall.runJob(
                RUN,
                seconds + 600,
                Map.of("run", new Value.Trimmed(Value.result(), List.of("logs"))),
                poll.begin(),
                job.parameters(seconds))
            .catchingAtLast(
                new Catcher(List.of("States.TaskFailed", "States.Timeout"), "The client failed")));
    states.addAll(poll.states());
    states.add(
        KubernetesCall.get(LOOK, deployment.path(), AVAILABLE)
            .catching(Catcher.of(KubernetesCall.NOT_FOUND, LOGS))
            .assigning(Subject.LIVE, Live.looked()));
    states.add(
        Choice.named(AVAILABLE, poll.again())
            .when(new Condition.AtLeast(Live.status("availableReplicas"), Value.of(1)), LOGS));
    states.add(
        Choice.named(LOGS, report.begin())
            .when(new Condition.Present(Value.variable("run", "logs")), withLog.begin()));
    states.addAll(report.states());
    states.addAll(withLog.states());
    states.addAll(ends(job.jobManager(), timeout));
    return Described.connected(
        cluster,
        "Starts " + job.jobManager().name() + " in Flink's native mode, by Flink's own client.",
        timeout.multipliedBy(2),
        states);
  }

  private static List<State> ends(KubernetesResource jobManager, Duration timeout) {
    return List.of(
        new Fail(
            "The client failed",
            "Sluice.Failed",
            Value.text(
                "'flink run-application' did not start " + jobManager.name() + ": ",
                Value.variable(Catcher.FAILURE, "Cause"))),
        new Fail(
            "The JobManager is late",
            "Sluice.TimedOut",
            Value.of(
                jobManager
                    + " was not available within "
                    + timeout.toSeconds()
                    + " s. See 'kubectl describe "
                    + jobManager.toString().toLowerCase(Locale.ROOT)
                    + "'.")));
  }
}
