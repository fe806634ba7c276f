package io.sluice.deployer.cluster.logs;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Which lines are asked for.
 *
 * @param container a container of the pod; null for the one in which Flink runs
 * @param previous the lines of the container before its last restart
 * @param follow go on with the lines that come
 * @param tail only so many of the last lines; null for all
 * @param since only lines that are no older, in whole seconds; null for all
 */
public record LogRequest(
    @Nullable String container,
    boolean previous,
    boolean follow,
    @Nullable Integer tail,
    @Nullable Duration since) {}
