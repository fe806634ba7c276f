package io.sluice.deployer.cluster.autoscaler;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the autoscaler knows of a vertex. What it has not measured or decided is null.
 *
 * @param id Flink's id of the vertex
 * @param name its name; null where the JobManager was not reached
 * @param current the parallelism with which it runs
 * @param target the parallelism with which it is to run
 * @param busy the share of time in which it is busy, 0 to 1
 * @param lag the records that wait in its source
 * @param processed the records per second that it could process, as it was decided last
 * @param demanded the records per second that it has to process, as it was decided last
 * @param decided when it was decided last
 */
public record VertexScaling(
    String id,
    @Nullable String name,
    @Nullable Integer current,
    @Nullable Integer target,
    @Nullable Double busy,
    @Nullable Long lag,
    @Nullable Double processed,
    @Nullable Double demanded,
    @Nullable Instant decided) {}
