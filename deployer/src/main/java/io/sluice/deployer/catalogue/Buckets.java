package io.sluice.deployer.catalogue;

/**
 * The buckets of an environment; two or more may be the same.
 *
 * @param state checkpoints, savepoints and HA metadata
 * @param artifacts jars and scripts
 * @param data what jobs read and write
 * @param logs archived logs
 */
public record Buckets(Bucket state, Bucket artifacts, Bucket data, Bucket logs) {}
