package io.sluice.jobs.websessions;

import io.sluice.jobs.files.LineFormat;

/**
 * Apache's combined log format: {@code client identity user [time] "request" status size "referrer"
 * "user agent"}. Apache's mod_log_config page defines it; nginx writes the same.
 *
 * <p>A line whose nine fields are there is a request even if its request field is not a request
 * line of HTTP, as servers log what scanners send: the method is then empty and the path is the
 * whole field.
 */
public final class CombinedLog {
  private CombinedLog() {}

  /**
   * Reads one line.
   *
   * @throws MalformedLineException when the line is not in the format
   */
  public static Request parse(String line) throws MalformedLineException {
    if (line.isBlank()) {
      throw new MalformedLineException(RejectReason.BLANK_LINE);
    }
    if (line.length() > LineFormat.MAX_LENGTH) {
      throw new MalformedLineException(RejectReason.LINE_TOO_LONG);
    }
    LineScanner scanner = new LineScanner(line);
    Request request = new Request();
    request.client = scanner.word();
    scanner.skip(' ');
    scanner.word();
    scanner.skip(' ');
    request.user = orEmpty(scanner.upTo(" ["));
    scanner.skip(' ');
    scanner.skip('[');
    request.time = LogTime.parse(scanner.upTo("]"));
    scanner.skip(']');
    scanner.skip(' ');
    RequestLine.parse(scanner.quoted(), request);
    scanner.skip(' ');
    request.status = status(scanner.word());
    scanner.skip(' ');
    request.bytes = size(scanner.word());
    scanner.skip(' ');
    request.referrer = orEmpty(scanner.quoted());
    scanner.skip(' ');
    request.userAgent = orEmpty(scanner.quoted());
    scanner.end();
    return request;
  }

  /** Writes one line, the inverse of {@link #parse}; times are given in UTC. */
  public static String format(Request request) {
    return String.join(
        " ",
        request.client,
        "-",
        orHyphen(request.user),
        "[" + LogTime.format(request.time) + "]",
        quote(RequestLine.format(request)),
        Integer.toString(request.status),
        request.bytes == 0 ? "-" : Long.toString(request.bytes),
        quote(orHyphen(request.referrer)),
        quote(orHyphen(request.userAgent)));
  }

  private static int status(String word) throws MalformedLineException {
    if (word.length() == 3 && isNumber(word)) {
      int status = Integer.parseInt(word);
      if (status >= 100 && status <= 599) {
        return status;
      }
    }
    throw new MalformedLineException(RejectReason.BAD_STATUS);
  }

  private static long size(String word) throws MalformedLineException {
    if (word.equals("-")) {
      return 0;
    }
    if (word.length() > 18 || !isNumber(word)) {
      throw new MalformedLineException(RejectReason.BAD_SIZE);
    }
    return Long.parseLong(word);
  }

  private static boolean isNumber(String word) {
    return word.chars().allMatch(digit -> digit >= '0' && digit <= '9');
  }

  private static String quote(String field) {
    return '"' + Escapes.escape(field) + '"';
  }

  private static String orEmpty(String field) {
    return field.equals("-") ? "" : field;
  }

  private static String orHyphen(String field) {
    return field.isEmpty() ? "-" : field;
  }
}
