package io.sluice.deployer.target.apache;

import io.sluice.deployer.spec.LogUri;
import io.sluice.deployer.spec.S3Uri;

/** Where logs lie in S3; EMR takes the place with and without its scheme. */
final class LogPlace {
  private LogPlace() {}

  /**
   * Reads the place.
   *
   * @throws io.sluice.deployer.spec.MalformedValueException if it is none
   */
  static S3Uri of(LogUri uri) {
    return S3Uri.parse(S3Uri.looksLikeOne(uri.text()) ? uri.text() : "s3://" + uri.text());
  }
}
