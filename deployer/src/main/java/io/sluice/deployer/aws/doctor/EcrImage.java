package io.sluice.deployer.aws.doctor;

import io.sluice.deployer.spec.Region;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An image in a private registry of ECR.
 *
 * @param account the registry's account
 * @param region its Region
 * @param repository the repository
 * @param tag the tag; {@code latest} where neither tag nor digest is written; empty with a digest
 * @param digest the digest, as {@code sha256:…}; empty with a tag
 */
record EcrImage(String account, Region region, String repository, String tag, String digest) {
  private static final Pattern FORM =
      Pattern.compile(
          "(\\d{12})\\.dkr\\.ecr(?:-fips)?\\.([a-z0-9-]+)\\.amazonaws\\.com(?:\\.cn)?/"
              + "([a-z0-9._/-]+)(?::([\\w.-]+))?(?:@(sha256:[0-9a-f]{64}))?");

  /** The image that a reference names; empty where it is in another registry. */
  static Optional<EcrImage> parse(String reference) {
    Matcher form = FORM.matcher(reference);
    if (!form.matches()) {
      return Optional.empty();
    }
    String digest = form.group(5) == null ? "" : form.group(5);
    String tag = form.group(4) == null ? "latest" : form.group(4);
    return Optional.of(
        new EcrImage(
            form.group(1),
            new Region(form.group(2)),
            form.group(3),
            digest.isEmpty() ? tag : "",
            digest));
  }
}
