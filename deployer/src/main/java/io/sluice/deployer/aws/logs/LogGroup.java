package io.sluice.deployer.aws.logs;

/**
 * A log group.
 *
 * @param name its name
 * @param bytes what is stored in it
 */
public record LogGroup(String name, long bytes) {}
