package io.sluice.deployer.cluster.live;

import java.time.Instant;

/**
 * A savepoint that the operator knows.
 *
 * @param location where it lies
 * @param time when it was taken
 * @param trigger what asked for it: {@code MANUAL}, {@code PERIODIC}, {@code UPGRADE}
 */
public record SavepointInfo(String location, Instant time, String trigger) {}
