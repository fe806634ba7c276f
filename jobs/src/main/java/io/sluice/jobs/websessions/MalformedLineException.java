package io.sluice.jobs.websessions;

/**
 * A line that is not a request. It has no stack trace, as lines may be malformed by the million.
 */
public final class MalformedLineException extends Exception {
  private static final long serialVersionUID = 1L;

  private final RejectReason reason;

  MalformedLineException(RejectReason reason) {
    super(reason.message(), null, false, false);
    this.reason = reason;
  }

  /** Why the line is not a request. */
  public RejectReason reason() {
    return reason;
  }
}
