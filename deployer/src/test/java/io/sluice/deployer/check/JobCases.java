package io.sluice.deployer.check;

import static io.sluice.deployer.check.Case.breaks;
import static io.sluice.deployer.check.Case.option;
import static io.sluice.deployer.check.Manifest.apache;
import static io.sluice.deployer.check.Manifest.emr;
import static io.sluice.deployer.check.Manifest.python;

import java.util.List;

/** The job, its artifact and arguments, parallelism, memory and pods. */
final class JobCases {
  private static final String JAR = "spec.job.jarURI";
  private static final String PARALLELISM = "spec.job.parallelism";
  private static final String SLOTS = "taskmanager.numberOfTaskSlots";
  private static final String MEMORY = "spec.taskManager.resource.memory";
  private static final String REPLICAS = "spec.taskManager.replicas";

  private JobCases() {}

  static List<Case> all() {
    return List.of(
        breaks(
            "jar-missing",
            emr().remove("/spec/job/jarURI"),
            JAR,
            "no jarURI",
            "local:///opt/flink/usrlib/my-job.jar"),
        breaks("jar-missing", apache().remove("/spec/job/jarURI"), JAR, "no jarURI", "local:///"),
        breaks(
            "jar-scheme",
            emr().set("/spec/job/jarURI", "s3a://flink-jobs/sessions.jar"),
            JAR,
            "'s3a://flink-jobs/sessions.jar'",
            "s3://flink-jobs/sessions.jar"),
        breaks(
            "jar-scheme",
            emr().set("/spec/job/jarURI", "file:///opt/sessions.jar"),
            JAR,
            "'file:///opt/sessions.jar'",
            "local:///opt/flink/usrlib/sessions.jar"),
        breaks(
            "jar-scheme",
            apache()
                .set("/spec/flinkVersion", "v1_18")
                .remove("/spec/flinkConfiguration/execution.checkpointing.dir")
                .remove("/spec/flinkConfiguration/execution.checkpointing.savepoint-dir")
                .option("state.checkpoints.dir", "s3://flink-state/checkpoints")
                .set("/spec/job/jarURI", "s3://flink-jobs/sessions.jar"),
            JAR,
            "'s3://flink-jobs/sessions.jar'",
            "local:///opt/flink/usrlib/sessions.jar"),
        breaks(
            "jar-local-form",
            emr().set("/spec/job/jarURI", "local://opt/flink/usrlib/sessions.jar"),
            JAR,
            "'local://opt/flink/usrlib/sessions.jar'",
            "local:///opt/flink/usrlib/sessions.jar"),
        breaks(
            "entry-class-form",
            emr().set("/spec/job/entryClass", "org/example/Sessions.class"),
            "spec.job.entryClass",
            "'org/example/Sessions.class'",
            "org.example.MyJob"),
        breaks(
            "argument-not-split",
            emr().set("/spec/job/args/0", "--rate 10").set("/spec/job/args/1", "--verbose"),
            "spec.job.args[0]",
            "'--rate 10'",
            "\"--rate\" and \"10\""),
        breaks(
            "python-entry-class",
            python().remove("/spec/job/entryClass"),
            "spec.job.entryClass",
            "no entryClass",
            "org.apache.flink.client.python.PythonDriver"),
        breaks(
            "python-args",
            python().set("/spec/job/args", "[--rows, \"10\"]"),
            "spec.job.args",
            "no argument names the script",
            "/opt/flink/usrlib/pyflink.py"),
        breaks(
            "python-script-path",
            python().set("/spec/job/args/1", "/opt/pyflink.py"),
            "spec.job.args[1]",
            "'/opt/pyflink.py'",
            "/opt/flink/usrlib/pyflink.py"),
        breaks(
            "s3-uri-form",
            emr().option("execution.checkpointing.dir", "s3p://Flink_State/checkpoints"),
            option("execution.checkpointing.dir"),
            "'s3p://Flink_State/checkpoints'",
            "lower-case"),
        breaks(
            "s3-uri-form",
            emr().set("/spec/job/args/1", "s3a://web logs/access"),
            "spec.job.args[1]",
            "'s3a://web logs/access'",
            "no blanks"),
        breaks(
            "placeholder",
            emr().option("execution.checkpointing.dir", "s3p://$S3_BUCKET/checkpoints"),
            option("execution.checkpointing.dir"),
            "$S3_BUCKET",
            "write what it means"),
        breaks(
            "placeholder",
            emr().set("/spec/job/args/1", "s3a://<INPUT BUCKET>/access"),
            "spec.job.args[1]",
            "<INPUT BUCKET>",
            "write what it means"),
        breaks(
            "placeholder",
            emr()
                .set("/spec/job/args/0", "\"--bucket=${BUCKET}\"")
                .set("/spec/job/args/1", "--fast"),
            "spec.job.args[0]",
            "${BUCKET}",
            "write what it means"),
        breaks(
            "placeholder",
            emr().text("/spec/image", "$ACCOUNT.dkr.ecr.us-west-2.amazonaws.com/flink:1"),
            "spec.image",
            "$ACCOUNT",
            "write what it means"),
        breaks(
            "placeholder",
            emr()
                .set(
                    "/spec/monitoringConfiguration/s3MonitoringConfiguration/logUri",
                    "s3://${LOGS}/flink"),
            "spec.monitoringConfiguration.s3MonitoringConfiguration.logUri",
            "${LOGS}",
            "write what it means"),
        breaks(
            "s3p-for-output",
            emr().set("/spec/job/args/3", "s3p://web-sessions/out"),
            "spec.job.args[3]",
            "'s3p://web-sessions/out'",
            "s3a://web-sessions/out"),
        breaks(
            "s3p-for-output",
            emr()
                .set("/spec/job/args/2", "--sinkPath=s3p://web-sessions/out")
                .set("/spec/job/args/3", "--fast"),
            "spec.job.args[2]",
            "'s3p://web-sessions/out'",
            "s3a://web-sessions/out"),
        breaks(
            "sdk-v1-credentials",
            emr()
                .option(
                    "fs.s3a.aws.credentials.provider",
                    "com.amazonaws.auth.WebIdentityTokenCredentialsProvider"),
            option("fs.s3a.aws.credentials.provider"),
            "com.amazonaws.auth",
            "software.amazon.awssdk.auth.credentials.WebIdentityTokenFileCredentialsProvider"),
        breaks(
            "parallelism-missing",
            emr().remove("/spec/job/parallelism"),
            PARALLELISM,
            "no parallelism",
            "parallelism: 2"),
        breaks(
            "parallelism-number",
            emr().set("/spec/job/parallelism", "0"),
            PARALLELISM,
            "parallelism: 0",
            "1 or more"),
        breaks("slots-number", emr().option(SLOTS, "0"), option(SLOTS), SLOTS + ": 0", "\"1\""),
        breaks(
            "max-parallelism-range",
            emr().option("pipeline.max-parallelism", "32769"),
            option("pipeline.max-parallelism"),
            "32769",
            "\"720\""),
        breaks(
            "parallelism-above-max",
            emr().option("pipeline.max-parallelism", "2").set("/spec/job/parallelism", "4"),
            PARALLELISM,
            "parallelism: 4",
            "parallelism: 2"),
        breaks(
            "idle-slots",
            emr().set("/spec/job/parallelism", "3"),
            PARALLELISM,
            "1 slot idle",
            "parallelism: 4"),
        breaks(
            "task-manager-replicas-number",
            emr().set("/spec/taskManager/replicas", "0"),
            REPLICAS,
            "replicas: 0",
            "1 or more"),
        breaks(
            "task-manager-replicas-unused",
            emr().set("/spec/taskManager/replicas", "3"),
            REPLICAS,
            "replicas: 3",
            "remove it"),
        breaks(
            "slots-too-few",
            emr()
                .set("/spec/mode", "standalone")
                .set("/spec/taskManager/replicas", "1")
                .set("/spec/job/parallelism", "4"),
            REPLICAS,
            "parallelism: 4",
            "replicas: 2"),
        breaks(
            "memory-missing",
            emr().remove("/spec/taskManager/resource"),
            MEMORY,
            "taskManager",
            "memory: 2048m"),
        breaks(
            "memory-missing",
            apache().remove("/spec/jobManager"),
            "spec.jobManager.resource.memory",
            "jobManager",
            "memory: 2048m"),
        breaks(
            "memory-split",
            emr().set("/spec/taskManager/resource/memory", "512m"),
            MEMORY,
            "gives Flink 64m",
            "write memory: 1280m"),
        breaks(
            "memory-split",
            emr().option("taskmanager.memory.managed.fraction", "1.5"),
            option("taskmanager.memory.managed.fraction"),
            "1.5",
            "below 1"),
        breaks(
            "task-heap-too-small",
            emr().set("/spec/taskManager/resource/memory", "1024m"),
            MEMORY,
            "26 MiB",
            "memory: 1280m"),
        breaks(
            "task-heap-small",
            emr().set("/spec/taskManager/resource/memory", "1152m"),
            MEMORY,
            "MiB for the job's heap",
            "write memory: 1"),
        breaks(
            "managed-memory-small",
            emr().option("taskmanager.memory.managed.size", "100m"),
            MEMORY,
            "100 MiB of managed memory for 2 slots",
            "128 MiB"),
        breaks(
            "main-container-name",
            emr().set("/spec/podTemplate/spec/containers/0/name", "flink"),
            "spec.podTemplate.spec.containers[0].name",
            "'flink'",
            "flink-main-container"),
        breaks(
            "env-value-from",
            emr()
                .set(
                    "/spec/podTemplate/spec/containers/0/env",
                    "[{name: TOKEN, valueFrom: {secretKeyRef: {name: s, key: k}}}]"),
            "spec.podTemplate.spec.containers[0].env[0]",
            "'TOKEN'",
            "envFrom"),
        breaks(
            "pod-template-form",
            emr().set("/spec/taskManager/podTemplate", "{nodeSelector: {pool: spot}}"),
            "spec.taskManager.podTemplate.nodeSelector",
            "'nodeSelector'",
            "spec.taskManager.podTemplate.spec.nodeSelector"),
        breaks(
            "cpu-number",
            emr().set("/spec/taskManager/resource/cpu", "0"),
            "spec.taskManager.resource.cpu",
            "cpu: 0.0",
            "cpu: 1"),
        breaks(
            "ephemeral-storage-form",
            emr().set("/spec/jobManager/resource/ephemeralStorage", "10GB"),
            "spec.jobManager.resource.ephemeralStorage",
            "'10GB'",
            "10Gi"),
        breaks(
            "unknown-field",
            emr().set("/spec/job/paralelism", "4"),
            "spec.job.paralelism",
            "'paralelism'",
            "parallelism"),
        breaks(
            "unknown-field",
            emr().set("/metadata/lables", "{a: b}"),
            "metadata.lables",
            "'lables'",
            "labels"),
        breaks("unknown-field", emr().set("/data", "{}"), "data", "'data'", "remove it"),
        breaks(
            "pod-field-misplaced",
            emr().set("/spec/jobManager/nodeSelector", "{pool: on-demand}"),
            "spec.jobManager.nodeSelector",
            "'nodeSelector'",
            "spec.jobManager.podTemplate.spec.nodeSelector"),
        breaks(
            "pod-field-misplaced",
            emr().set("/spec/env", "[]"),
            "spec.env",
            "'env'",
            "spec.podTemplate.spec.containers"),
        breaks(
            "log-configuration-key",
            emr().set("/spec/logConfiguration", "{log4j.properties: x}"),
            "spec.logConfiguration[log4j.properties]",
            "'log4j.properties'",
            "log4j-console.properties"),
        breaks(
            "ingress-template-missing",
            emr().set("/spec/ingress", "{className: nginx}"),
            "spec.ingress.template",
            "no template",
            "{{name}}"));
  }
}
