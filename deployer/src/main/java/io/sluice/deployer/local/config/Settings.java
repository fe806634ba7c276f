package io.sluice.deployer.local.config;

import io.sluice.deployer.local.job.LocalJob;
import java.nio.file.Path;
import java.util.Map;

/** What is so on this machine, whatever the description says. */
final class Settings {
  private static final String LOOPBACK = "127.0.0.1";

  private Settings() {}

  static void addTo(
      Map<String, String> options,
      LocalJob job,
      MachineFit fit,
      LocalNetwork network,
      Path temporary) {
    options.put("parallelism.default", Integer.toString(job.parallelism()));
    options.put("taskmanager.numberOfTaskSlots", Integer.toString(fit.slots()));
    DescribedMemory.ofJobManager(job).addTo(options, fit.jobManager());
    DescribedMemory.ofTaskManager(job).addTo(options, fit.taskManager());
    application(options);
    network(options, network);
    s3(options, temporary);
    options.put("io.tmp.dirs", temporary.toString());
    options.put(
        "execution.checkpointing.externalized-checkpoint-retention", "RETAIN_ON_CANCELLATION");
    options.put(
        "metrics.reporter.prom.factory.class",
        "org.apache.flink.metrics.prometheus.PrometheusReporterFactory");
  }

  private static void application(Map<String, String> options) {
    options.put("execution.target", "embedded");
    options.put("execution.shutdown-on-application-finish", "false");
    options.put("execution.submit-failed-job-on-application-error", "true");
    options.put("web.submit.enable", "false");
    options.put("web.refresh-interval", "1000");
    options.put("metrics.fetcher.update-interval", "1000");
    options.put("cluster.registration.error-delay", "500 ms");
  }

  private static void network(Map<String, String> options, LocalNetwork network) {
    for (String key :
        new String[] {
          "jobmanager.rpc.address",
          "jobmanager.bind-host",
          "rest.address",
          "rest.bind-address",
          "taskmanager.host",
          "taskmanager.bind-host"
        }) {
      options.put(key, LOOPBACK);
    }
    options.put("jobmanager.rpc.port", Integer.toString(network.rpc()));
    options.put("rest.bind-port", network.web());
  }

  private static void s3(Map<String, String> options, Path temporary) {
    options.put("security.delegation.tokens.enabled", "false");
    options.put("s3.path.style.access", "true");
    options.put("fs.s3a.buffer.dir", temporary.resolve("s3a").toString());
    options.put("presto.s3.staging-directory", temporary.toString());
  }
}
