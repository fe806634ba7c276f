#!/bin/sh
# Starts the job with Flink's own client. Before the first start: kubectl apply -f rbac.yaml
# Words after the script's name go to the client and come before those here: ./run.sh -s SAVEPOINT
set -eu
here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
FLINK_CONF_DIR=$here/conf
export FLINK_CONF_DIR
exec "${FLINK_HOME:?must name the folder of Flink 1.17}/bin/flink" run-application \
  --target kubernetes-application \
  -Dkubernetes.cluster-id=orders \
  -Dkubernetes.namespace=flink \
  -Dkubernetes.container.image.ref=public.ecr.aws/emr-on-eks/flink/emr-6.15.0-flink:latest \
  -Dkubernetes.service-account=orders \
  -Dkubernetes.jobmanager.cpu.amount=0.5 \
  -Djobmanager.memory.process.size=2048m \
  -Dkubernetes.jobmanager.replicas=2 \
  -Dkubernetes.taskmanager.cpu.amount=2.0 \
  -Dtaskmanager.memory.process.size=4096m \
  -Dtaskmanager.numberOfTaskSlots=2 \
  -Dstate.checkpoints.dir=s3p://state/checkpoints/orders \
  -Dstate.savepoints.dir=s3p://state/savepoints/orders \
  -Dstate.backend=rocksdb \
  -Dhigh-availability.type=kubernetes \
  -Dhigh-availability.storageDir=s3p://state/ha/orders \
  -Dfs.s3a.aws.credentials.provider=com.amazonaws.auth.DefaultAWSCredentialsProviderChain \
  -Dmetrics.reporter.prom.factory.class=org.apache.flink.metrics.prometheus.PrometheusReporterFactory \
  -Dmetrics.reporter.prom.port=9249 \
  -Dexecution.checkpointing.externalized-checkpoint-retention=RETAIN_ON_CANCELLATION \
  -Dexecution.checkpointing.interval=5min \
  -Dexecution.savepoint.path=s3p://state/savepoints/orders/savepoint-1 \
  -Dexecution.savepoint.ignore-unclaimed-state=true \
  -Dexecution.savepoint-restore-mode=CLAIM \
  -Dkubernetes.pod-template-file.jobmanager="$here"/pod-template-jobmanager.yaml \
  -Dkubernetes.pod-template-file.taskmanager="$here"/pod-template-taskmanager.yaml \
  "$@" \
  -p 4 \
  -s s3p://state/savepoints/orders/savepoint-1 \
  -n \
  -rm CLAIM \
  -c org.example.Orders \
  local:///opt/flink/usrlib/orders.jar
