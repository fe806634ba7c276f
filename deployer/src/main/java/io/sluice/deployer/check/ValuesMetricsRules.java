package io.sluice.deployer.check;

import io.sluice.deployer.chart.OperatorValues;
import io.sluice.deployer.chart.RemoteWrite;
import io.sluice.deployer.yaml.FieldPath;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Rules about the chart's Prometheus server and where it sends its samples. */
final class ValuesMetricsRules {
  private static final String PAGE =
      "guide, Uso de Amazon Managed Service para Prometheus para supervisar los trabajos de Flink";
  private static final String QUEUES = "Prometheus, Remote write tuning";
  private static final FieldPath STACK = FieldPath.of("kube-prometheus-stack", "prometheus");
  private static final FieldPath TARGET =
      STACK.child("prometheusSpec").child("remoteWrite").element(0);
  private static final Pattern HOST =
      Pattern.compile("aps-workspaces(?:-fips)?\\.([a-z0-9-]+)\\.amazonaws\\.com(?:\\.cn)?");
  private static final Pattern PATH = Pattern.compile("/workspaces/ws-[\\w-]+/api/v1/remote_write");

  private ValuesMetricsRules() {}

  static List<ValuesRule> rules() {
    return List.of(
        ValuesRule.error(
            "operator-remote-write-off",
            "Without prometheus.enabled the chart brings no Prometheus server that could send"
                + " anything.",
            PAGE,
            ValuesMetricsRules::off),
        ValuesRule.error(
            "operator-remote-write-url",
            "Samples go to the workspace's remote write URL. Its query URL, or the one without a"
                + " path, answers with an error for every sample.",
            PAGE,
            ValuesMetricsRules::url),
        ValuesRule.error(
            "operator-remote-write-region",
            "Requests are signed for a Region; signed for another than the workspace's they are"
                + " refused.",
            PAGE,
            ValuesMetricsRules::region),
        ValuesRule.error(
            "operator-remote-write-queue",
            "The queue's numbers have to be positive, and a shard that buffers fewer samples than"
                + " one request holds never sends a full one.",
            QUEUES,
            ValuesMetricsRules::queue),
        ValuesRule.error(
            "operator-remote-write-account",
            "The chart makes a service account of this name for the Prometheus server.",
            "Kubernetes, object names",
            ValuesMetricsRules::account));
  }

  private static Optional<RemoteWrite> remote(OperatorValues values) {
    return Optional.ofNullable(values.remoteWrite());
  }

  private static void off(OperatorValues values, Findings findings) {
    if (values.remoteWrite() != null && !values.prometheus()) {
      findings.add(
          FieldPath.of("prometheus", "enabled"),
          "there is a remote write, and prometheus.enabled is false",
          "write prometheus.enabled: true, or remove the remote write");
    }
  }

  private static void url(OperatorValues values, Findings findings) {
    remote(values)
        .map(RemoteWrite::url)
        .filter(url -> !isRemoteWrite(url))
        .ifPresent(
            url ->
                findings.add(
                    TARGET.child("url"),
                    "'" + url + "' is no remote write URL of a workspace",
                    "write it like"
                        + " https://aps-workspaces.us-west-2.amazonaws.com/workspaces/ws-1/api/v1/remote_write"));
  }

  private static boolean isRemoteWrite(URI url) {
    return "https".equals(url.getScheme())
        && url.getHost() != null
        && url.getPath() != null
        && (!isOfAmazon(url) || PATH.matcher(url.getPath()).matches())
        && url.getPath().endsWith("/api/v1/remote_write");
  }

  private static boolean isOfAmazon(URI url) {
    return HOST.matcher(url.getHost()).matches();
  }

  private static void region(OperatorValues values, Findings findings) {
    remote(values)
        .ifPresent(
            remote -> {
              String host = remote.url().getHost();
              Matcher form = HOST.matcher(host == null ? "" : host);
              if (form.matches() && !form.group(1).equals(remote.region().toString())) {
                findings.add(
                    TARGET.child("sigv4").child("region"),
                    remote.region() + " is not the Region of " + host,
                    "write region: " + form.group(1));
              }
            });
  }

  private static void queue(OperatorValues values, Findings findings) {
    remote(values)
        .filter(
            remote ->
                remote.maxSamplesPerSend() < 1
                    || remote.maxShards() < 1
                    || remote.capacity() < remote.maxSamplesPerSend())
        .ifPresent(
            remote ->
                findings.add(
                    TARGET.child("queueConfig"),
                    "maxSamplesPerSend "
                        + remote.maxSamplesPerSend()
                        + ", maxShards "
                        + remote.maxShards()
                        + ", capacity "
                        + remote.capacity()
                        + " are no queue",
                    "use positive numbers, and a capacity of maxSamplesPerSend or more, such as"
                        + " 1000, 200 and 2500"));
  }

  private static void account(OperatorValues values, Findings findings) {
    remote(values)
        .map(RemoteWrite::serviceAccount)
        .filter(name -> !ValuesScaleRules.isName(name))
        .ifPresent(
            name ->
                findings.add(
                    STACK.child("serviceAccount").child("name"),
                    "'" + name + "' is no name of a service account",
                    "write " + RemoteWrite.SERVICE_ACCOUNT));
  }
}
