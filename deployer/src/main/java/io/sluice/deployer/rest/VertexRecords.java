package io.sluice.deployer.rest;

/**
 * What went through one vertex of a job, between vertices; what a chain of operators passes on
 * inside itself is not counted.
 *
 * @param name the vertex
 * @param in records that came in
 * @param out records that went out
 */
public record VertexRecords(String name, long in, long out) {}
