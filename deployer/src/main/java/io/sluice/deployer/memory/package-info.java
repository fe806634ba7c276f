/**
 * How Flink splits the memory of its processes, computed without Flink: what a JobManager and a
 * TaskManager get for heap, managed memory, network buffers and the JVM, and why Flink would refuse
 * to start with a configuration.
 */
package io.sluice.deployer.memory;
