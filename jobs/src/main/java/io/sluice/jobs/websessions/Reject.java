package io.sluice.jobs.websessions;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/** A line that is not a request, and why. */
@JsonPropertyOrder({"reason", "message", "line"})
public class Reject {
  /** The {@linkplain RejectReason#code() code} of the reason. */
  public String reason = "";

  /** The reason in words. */
  public String message = "";

  /** The line as read, cut off one character after the longest length that is read in full. */
  public String line = "";

  /** For Flink's POJO serializer. */
  public Reject() {}

  /** A rejected line. */
  public Reject(RejectReason reason, String line) {
    this.reason = reason.code();
    this.message = reason.message();
    this.line = line;
  }
}
