#!/bin/sh
# Starts the job with Flink's own client. Before the first start: kubectl apply -f rbac.yaml
# Words after the script's name go to the client and come before those here: ./run.sh -s SAVEPOINT
set -eu
here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
FLINK_CONF_DIR=$here/conf
export FLINK_CONF_DIR
exec "${FLINK_HOME:?must name the folder of Flink 1.18}/bin/flink" run-application \
  --target kubernetes-application \
  -Dkubernetes.cluster-id=pages \
  -Dkubernetes.namespace=flink \
  -Dkubernetes.container.image.ref=registry.example.com/pages:4 \
  -Dkubernetes.container.image.pull-policy=Always \
  -Dkubernetes.service-account=flink \
  -Dkubernetes.jobmanager.cpu.amount=1.0 \
  -Djobmanager.memory.process.size=1600m \
  -Dkubernetes.taskmanager.cpu.amount=1.0 \
  -Dtaskmanager.memory.process.size=2048m \
  -Djobmanager.scheduler=adaptive \
  -Dtaskmanager.numberOfTaskSlots=2 \
  -Dfs.s3a.aws.credentials.provider=com.amazonaws.auth.DefaultAWSCredentialsProviderChain \
  -Dmetrics.reporter.prom.factory.class=org.apache.flink.metrics.prometheus.PrometheusReporterFactory \
  -Dmetrics.reporter.prom.port=9249 \
  -Dexecution.checkpointing.externalized-checkpoint-retention=RETAIN_ON_CANCELLATION \
  -Dexecution.savepoint.path=s3a://state/savepoint-2 \
  -Dkubernetes.pod-template-file.jobmanager="$here"/pod-template-jobmanager.yaml \
  -Dkubernetes.pod-template-file.taskmanager="$here"/pod-template-taskmanager.yaml \
  "$@" \
  -p 6 \
  -s s3a://state/savepoint-2 \
  local:///opt/flink/usrlib/pages.jar \
  --topic \
  pages
