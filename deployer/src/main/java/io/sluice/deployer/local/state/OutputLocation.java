package io.sluice.deployer.local.state;

import io.sluice.deployer.spec.S3Uri;
import java.nio.file.Path;

/**
 * What a job wrote below one S3 place.
 *
 * @param place the place, as the job knows it
 * @param folder where it lies on this machine
 * @param objects how many objects it holds
 * @param lines how many lines they have together
 */
public record OutputLocation(S3Uri place, Path folder, long objects, long lines) {}
