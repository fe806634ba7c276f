package io.sluice.jobs.websessions;

import java.util.Locale;

/** Why a line is not a request of the combined log format. */
public enum RejectReason {
  /** Nothing but white space. */
  BLANK_LINE("the line is blank"),
  /** Longer than what is read of one line. */
  LINE_TOO_LONG("the line is longer than 65536 characters"),
  /** Not all nine fields are there, often because the line was cut off. */
  MISSING_FIELD("a field of the format is missing"),
  /** Two fields are not separated as the format says. */
  BAD_SEPARATOR("a field is not followed by one space and the next field"),
  /** A quoted field is not closed, often because the line was cut off. */
  UNTERMINATED_QUOTE("a quoted field has no closing quote"),
  /** Not of the form {@code [17/May/2015:10:05:03 +0000]}, or no such day or time. */
  BAD_TIME("the time is not a valid [day/month/year:hour:minute:second zone]"),
  /** Ahead of the clock, where it would spoil the watermark of a stream. */
  FUTURE_TIME("the time is more than a day ahead of this machine's clock"),
  /** Not a status code of HTTP. */
  BAD_STATUS("the status is not a number from 100 to 599"),
  /** Neither a hyphen nor a size. */
  BAD_SIZE("the size is neither a hyphen nor a number of bytes"),
  /** Something follows the user agent. */
  TRAILING_TEXT("text follows the user agent, the last field of the format");

  private final String message;

  RejectReason(String message) {
    this.message = message;
  }

  /** The stable name in output, such as {@code bad-time}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The reason in words. */
  public String message() {
    return message;
  }
}
