package io.sluice.deployer.chart;

import io.sluice.deployer.spec.Region;
import io.sluice.deployer.spec.RoleArn;
import java.net.URI;

/**
 * Where the chart's Prometheus server sends what it has scraped: a workspace of Amazon Managed
 * Service for Prometheus.
 *
 * @param url the workspace's remote write URL
 * @param region the Region that requests are signed for
 * @param role the role that may write, {@code amp-iamproxy-ingest-role} in the guide
 * @param serviceAccount the service account of the Prometheus server, which assumes it
 * @param maxSamplesPerSend samples in one request
 * @param maxShards how many requests may be under way at once
 * @param capacity samples that each of them buffers
 */
public record RemoteWrite(
    URI url,
    Region region,
    RoleArn role,
    String serviceAccount,
    int maxSamplesPerSend,
    int maxShards,
    int capacity) {
  /** The service account of AWS's example. */
  public static final String SERVICE_ACCOUNT = "amp-iamproxy-ingest-service-account";

  /** With the queue of AWS's example: 1000 samples, 200 shards, capacity 2500. */
  public static RemoteWrite to(URI url, Region region, RoleArn role) {
    return new RemoteWrite(url, region, role, SERVICE_ACCOUNT, 1000, 200, 2500);
  }
}
