package io.sluice.deployer.cluster.trouble;

/**
 * A cause that Sluice knows by the text that it leaves.
 *
 * @param id its name in the table, such as {@code entry-class}
 * @param what what is wrong, in one line
 * @param fix what to do
 * @param gravity whether waiting may help
 */
public record KnownCause(String id, String what, String fix, Gravity gravity) {}
