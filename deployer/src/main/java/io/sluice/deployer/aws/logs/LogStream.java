package io.sluice.deployer.aws.logs;

import java.time.Instant;

/**
 * A log stream. CloudWatch no longer says how much one stores.
 *
 * @param group its group
 * @param name its name in the group
 * @param written when it was last written; when it was made, if it never was
 */
public record LogStream(String group, String name, Instant written) {}
