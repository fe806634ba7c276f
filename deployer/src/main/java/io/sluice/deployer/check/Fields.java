package io.sluice.deployer.check;

import io.sluice.deployer.yaml.FieldPath;

/** Where the fields stand that rules speak of. */
final class Fields {
  static final FieldPath METADATA = FieldPath.of("metadata");
  static final FieldPath NAME = METADATA.child("name");
  static final FieldPath SPEC = FieldPath.of("spec");
  static final FieldPath LABEL = SPEC.child("emrReleaseLabel");
  static final FieldPath FLINK_VERSION = SPEC.child("flinkVersion");
  static final FieldPath IMAGE = SPEC.child("image");
  static final FieldPath ROLE = SPEC.child("executionRoleArn");
  static final FieldPath SERVICE_ACCOUNT = SPEC.child("serviceAccount");
  static final FieldPath CONFIGURATION = SPEC.child("flinkConfiguration");
  static final FieldPath JOB_MANAGER = SPEC.child("jobManager");
  static final FieldPath REPLICAS = JOB_MANAGER.child("replicas");
  static final FieldPath STORAGE_DIR = JOB_MANAGER.child("storageDir");
  static final FieldPath TASK_MANAGER = SPEC.child("taskManager");
  static final FieldPath JOB = SPEC.child("job");
  static final FieldPath CLUSTER = SPEC.child("deploymentName");
  static final FieldPath JAR = JOB.child("jarURI");
  static final FieldPath ARGS = JOB.child("args");
  static final FieldPath PARALLELISM = JOB.child("parallelism");
  static final FieldPath UPGRADE_MODE = JOB.child("upgradeMode");
  static final FieldPath MONITORING = SPEC.child("monitoringConfiguration");

  private Fields() {}

  static FieldPath option(String key) {
    return CONFIGURATION.child(key);
  }
}
