#!/bin/sh
# Starts the job with Flink's own client. Before the first start: kubectl apply -f rbac.yaml
# Words after the script's name go to the client and come before those here: ./run.sh -s SAVEPOINT
set -eu
here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
FLINK_CONF_DIR=$here/conf
export FLINK_CONF_DIR
exec "${FLINK_HOME:?must name the folder of Flink 1.20}/bin/flink" run-application \
  --target kubernetes-application \
  -Dkubernetes.cluster-id=quoting \
  -Dkubernetes.namespace=flink \
  -Dkubernetes.container.image.ref=flink:1.20 \
  -Dkubernetes.service-account=flink \
  '-Denv.java.opts.all=-Da="b c" -Dd='\''e'\'' -Df=$HOME `id`' \
  '-Dkubernetes.jobmanager.labels=team:data,cost centre:12' \
  '-Dpipeline.global-job-parameters=a:'\''b, c'\'',d:\e' \
  -Dtable.exec.sink.not-null-enforcer=drop \
  -Dfs.s3a.aws.credentials.provider=com.amazonaws.auth.DefaultAWSCredentialsProviderChain \
  -Dmetrics.reporter.prom.factory.class=org.apache.flink.metrics.prometheus.PrometheusReporterFactory \
  -Dmetrics.reporter.prom.port=9249 \
  -Dexecution.checkpointing.externalized-checkpoint-retention=RETAIN_ON_CANCELLATION \
  -Dkubernetes.pod-template-file.jobmanager="$here"/pod-template-jobmanager.yaml \
  -Dkubernetes.pod-template-file.taskmanager="$here"/pod-template-taskmanager.yaml \
  "$@" \
  'local:///opt/flink/usrlib/it'\''s.jar' \
  --query \
  'SELECT *
FROM "t" WHERE a = '\''b'\'' -- $x
' \
  '' \
  -Dnot.an.option=1 \
  'it'\''s; rm -rf \ & | < > ( ) # ! ~ * ? [ ] { } 	 end' \
  'ünïcødé'
