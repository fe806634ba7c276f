package io.sluice.deployer.cleanup;

import java.time.Instant;

/**
 * Something that no deployment uses any more.
 *
 * @param kind what it is
 * @param place where it lies
 * @param objects how many objects, streams or resources it is
 * @param bytes what they hold; 0 where that cannot be known
 * @param newest when the newest of it was written
 * @param deletable whether it may be deleted by {@code --delete}
 * @param why how that is known, or why it is only reported
 */
public record Leftover(
    String kind,
    String place,
    int objects,
    long bytes,
    Instant newest,
    boolean deletable,
    String why) {}
