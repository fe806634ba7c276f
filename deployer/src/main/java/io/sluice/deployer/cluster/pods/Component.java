package io.sluice.deployer.cluster.pods;

/** What a pod of a Flink cluster is; the label {@code component} of Flink and of its operator. */
public enum Component {
  JOBMANAGER("jobmanager", "JobManager"),
  TASKMANAGER("taskmanager", "TaskManager");

  private final String label;
  private final String title;

  Component(String label, String title) {
    this.label = label;
    this.title = title;
  }

  /** The label's value. */
  public String label() {
    return label;
  }

  /** As people write it: {@code JobManager}. */
  public String title() {
    return title;
  }
}
