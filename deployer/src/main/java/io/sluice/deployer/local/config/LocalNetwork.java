package io.sluice.deployer.local.config;

/**
 * The ports of a run, all on the loopback address.
 *
 * @param web the web UI and REST API
 * @param rpc the JobManager's remote procedure calls
 */
public record LocalNetwork(int web, int rpc) {}
