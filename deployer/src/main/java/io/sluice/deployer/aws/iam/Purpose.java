package io.sluice.deployer.aws.iam;

import java.util.List;

/** What a place in S3 is to a deployment; it decides what may be done there. */
enum Purpose {
  CHECKPOINTS(
      "Checkpoints",
      Access.STATE,
      "Flink writes checkpoints, recovers from them and deletes old ones"),
  SAVEPOINTS(
      "Savepoints", Access.STATE, "Flink writes savepoints, starts from them and deletes old ones"),
  HIGH_AVAILABILITY(
      "HighAvailability",
      Access.STATE,
      "JobManagers keep there what a new leader goes on with, and remove it at the end"),
  CHANGELOG("Changelog", Access.STATE, "Flink writes the changelog of state, and deletes it"),
  JOB_ARCHIVE("JobArchive", Access.STATE, "JobManagers archive ended jobs for a history server"),
  START("StartState", Access.READ, "the first start takes its state from there"),
  ARTIFACT("Artifact", Access.READ_ONE, "the jar or script is fetched from there"),
  INPUT("Inputs", Access.READ, "the job reads it"),
  OUTPUT(
      "Outputs",
      Access.STATE,
      "the job writes there; a file sink also reads and deletes its parts"),
  LOGS("ArchivedLogs", Access.PUT, "log files are shipped there");

  private final String sid;
  private final Access access;
  private final String because;

  Purpose(String sid, Access access, String because) {
    this.sid = sid;
    this.access = access;
    this.because = because;
  }

  String sid() {
    return sid;
  }

  Access access() {
    return access;
  }

  String because() {
    return because;
  }

  /** What is done with objects. */
  enum Access {
    READ(true, "s3:GetObject"),
    READ_ONE(false, "s3:GetObject"),
    STATE(true, "s3:GetObject s3:PutObject s3:DeleteObject s3:AbortMultipartUpload"),
    PUT(false, "s3:PutObject");

    private final boolean lists;
    private final String actions;

    Access(boolean lists, String actions) {
      this.lists = lists;
      this.actions = actions;
    }

    /** Whether names are listed, too. */
    boolean lists() {
      return lists;
    }

    List<String> actions() {
      return List.of(actions.split(" ", -1));
    }

    boolean writes() {
      return actions().contains("s3:PutObject");
    }
  }
}
