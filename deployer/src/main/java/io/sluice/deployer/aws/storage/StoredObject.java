package io.sluice.deployer.aws.storage;

import java.time.Instant;

/**
 * An object in a bucket.
 *
 * @param key its whole key
 * @param bytes its size
 * @param modified when it was written
 */
public record StoredObject(String key, long bytes, Instant modified) {}
