package io.sluice.deployer.cluster.plan;

/**
 * Whether there is a way back once the change is made.
 *
 * @param automatic whether the operator itself goes back to the last stable specification
 * @param automaticBecause why, or why not
 * @param command whether {@code sluice rollback} can
 * @param commandBecause why, or why not
 */
public record Rollback(
    boolean automatic, String automaticBecause, boolean command, String commandBecause) {}
