package io.sluice.deployer.aws.doctor;

import io.sluice.deployer.aws.iam.Place;
import io.sluice.deployer.doctor.Finding;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What came of trying a place as its pods use it.
 *
 * @param place the place
 * @param finding what came of it
 * @param key the key of KMS that S3 named; null where it named none
 * @param keyFailure why that key, or another, did not serve; null where it did
 */
record Tried(Place place, Finding finding, @Nullable String key, @Nullable Finding keyFailure) {
  Optional<String> keyNamed() {
    return Optional.ofNullable(key);
  }

  Optional<Finding> keyFailed() {
    return Optional.ofNullable(keyFailure);
  }
}
