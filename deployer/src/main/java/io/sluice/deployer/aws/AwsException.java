package io.sluice.deployer.aws;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Something that AWS refused or could not do, with what a user can do about it. */
public final class AwsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String fix;
  private final transient @Nullable Permission missing;

  /**
   * @param what what happened, in one line
   * @param fix what to do
   */
  public AwsException(String what, String fix) {
    super(what);
    this.fix = fix;
    this.missing = null;
  }

  /**
   * @param what what happened, in one line
   * @param fix what to do
   * @param missing the permission that would have been needed
   * @param cause where it was seen
   */
  public AwsException(String what, String fix, @Nullable Permission missing, Throwable cause) {
    super(what, cause);
    this.fix = fix;
    this.missing = missing;
  }

  /** What to do. */
  public String fix() {
    return fix;
  }

  /** The permission that is missing, where that is why. */
  public Optional<Permission> missing() {
    return Optional.ofNullable(missing);
  }
}
