package io.sluice.deployer.workflow.state;

/** A good end; the execution's output is what the state gets. */
public record Succeed(String name) implements State {}
