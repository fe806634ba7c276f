package io.sluice.deployer.cluster.autoscaler;

import java.time.Instant;

/**
 * Another event of the autoscaler, such as an error or an ineffective scaling.
 *
 * @param time when it was seen last
 * @param reason its reason
 * @param message what it says, in one line
 */
public record ScalingNote(Instant time, String reason, String message) {}
