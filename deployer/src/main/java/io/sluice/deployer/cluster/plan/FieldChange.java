package io.sluice.deployer.cluster.plan;

import io.sluice.deployer.yaml.FieldPath;
import org.jspecify.annotations.Nullable;

/**
 * A difference of two trees.
 *
 * @param path where
 * @param before the value in the first; null where there is none
 * @param after the value in the second; null where there is none
 */
record FieldChange(FieldPath path, @Nullable Object before, @Nullable Object after) {}
