#!/bin/sh
# Starts the job with Flink's own client. Before the first start: kubectl apply -f rbac.yaml -f resources.yaml
# Words after the script's name go to the client and come before those here: ./run.sh -s SAVEPOINT
set -eu
here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
FLINK_CONF_DIR=$here/conf
export FLINK_CONF_DIR
exec "${FLINK_HOME:?must name the folder of Flink 1.20}/bin/flink" run-application \
  --target kubernetes-application \
  -Dkubernetes.cluster-id=web-sessions \
  -Dkubernetes.namespace=flink \
  -Dkubernetes.container.image.ref=public.ecr.aws/emr-on-eks/flink/emr-7.13.0-flink:latest \
  -Dkubernetes.service-account=web-sessions \
  -Dkubernetes.jobmanager.cpu.amount=1.0 \
  -Djobmanager.memory.process.size=2048m \
  -Dkubernetes.jobmanager.replicas=2 \
  -Dkubernetes.taskmanager.cpu.amount=2.0 \
  -Dtaskmanager.memory.process.size=4096m \
  -Dtaskmanager.numberOfTaskSlots=2 \
  -Dexecution.checkpointing.dir=s3p://flink-state/checkpoints/web-sessions \
  -Dexecution.checkpointing.savepoint-dir=s3p://flink-state/savepoints/web-sessions \
  -Dexecution.checkpointing.interval=1min \
  -Dstate.backend.type=rocksdb \
  -Djobmanager.scheduler=adaptive \
  -Dpipeline.max-parallelism=720 \
  -Dhigh-availability.type=kubernetes \
  -Dhigh-availability.storageDir=s3p://flink-state/ha/web-sessions \
  -Dfs.s3a.aws.credentials.provider=software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider \
  -Dmetrics.reporter.prom.factory.class=org.apache.flink.metrics.prometheus.PrometheusReporterFactory \
  -Dmetrics.reporter.prom.port=9249 \
  -Dexecution.checkpointing.externalized-checkpoint-retention=RETAIN_ON_CANCELLATION \
  -Dkubernetes.pod-template-file.jobmanager="$here"/pod-template-jobmanager.yaml \
  -Dkubernetes.pod-template-file.taskmanager="$here"/pod-template-taskmanager.yaml \
  "$@" \
  -p 2 \
  -c org.example.Sessions \
  s3p://flink-jobs/jobs.jar \
  --input \
  s3a://web-logs/access
