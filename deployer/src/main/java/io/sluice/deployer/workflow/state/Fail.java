package io.sluice.deployer.workflow.state;

/**
 * A bad end.
 *
 * @param error a short name for programs
 * @param cause a text for people
 */
public record Fail(String name, String error, Value cause) implements State {}
