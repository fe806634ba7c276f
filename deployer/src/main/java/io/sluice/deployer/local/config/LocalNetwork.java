package io.sluice.deployer.local.config;

/**
 * The ports of a run, all on the loopback address.
 *
 * @param web the web UI and REST API: one port, or a range like {@code 8081-8181} of which Flink
 *     takes the first that is free
 * @param rpc the JobManager's remote procedure calls
 */
public record LocalNetwork(String web, int rpc) {}
