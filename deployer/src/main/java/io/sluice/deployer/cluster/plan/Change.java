package io.sluice.deployer.cluster.plan;

import org.jspecify.annotations.Nullable;

/**
 * One field that changes.
 *
 * @param field the field, such as {@code spec.job.parallelism}
 * @param before its value; null where it is not set
 * @param after its value; null where it is removed
 * @param effect what the operator does about it; null for resources that are not Flink's, and for
 *     earlier changes
 * @param because why; null where there is nothing to say
 * @param setBy who has set the present value if not a description: a command such as {@code sluice
 *     scale}, or another field manager
 */
public record Change(
    String field,
    @Nullable Object before,
    @Nullable Object after,
    @Nullable Effect effect,
    @Nullable String because,
    @Nullable String setBy) {}
