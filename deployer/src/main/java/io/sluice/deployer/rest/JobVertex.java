package io.sluice.deployer.rest;

/**
 * A vertex of a job's graph.
 *
 * @param id Flink's id of it, 32 hexadecimal digits
 * @param name the names of its chained operators
 * @param parallelism with which it runs
 */
public record JobVertex(String id, String name, int parallelism) {}
