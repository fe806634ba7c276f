package io.sluice.deployer.aws.artifact;

import io.sluice.deployer.spec.ArtifactKey;
import java.time.Instant;

/**
 * An artifact in its bucket.
 *
 * @param key its name and digest
 * @param bytes its size
 * @param uploaded when it was put there
 */
public record Artifact(ArtifactKey key, long bytes, Instant uploaded) {}
