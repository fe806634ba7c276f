package io.sluice.jobs.websessions;

import java.util.regex.Pattern;

/**
 * The request field: method, target and protocol, separated by spaces. The target may hold spaces
 * itself, as some clients do not encode them; the protocol is missing in HTTP/0.9.
 */
final class RequestLine {
  private static final Pattern METHOD = Pattern.compile("[A-Z][A-Z_-]*");

  private RequestLine() {}

  static void parse(String line, Request into) {
    int first = line.indexOf(' ');
    if (first < 0 || !METHOD.matcher(line.substring(0, first)).matches()) {
      into.path = line;
      return;
    }
    int last = line.lastIndexOf(' ');
    boolean versioned = last > first && line.startsWith("HTTP/", last + 1);
    String target = line.substring(first + 1, versioned ? last : line.length());
    if (target.isEmpty() || (!versioned && !target.startsWith("/"))) {
      into.path = line;
      return;
    }
    into.method = line.substring(0, first);
    into.protocol = versioned ? line.substring(last + 1) : "";
    int question = target.indexOf('?');
    into.path = question < 0 ? target : target.substring(0, question);
    into.query = question < 0 ? "" : target.substring(question + 1);
  }

  static String format(Request request) {
    if (request.method.isEmpty()) {
      return request.path;
    }
    String query = request.query.isEmpty() ? "" : '?' + request.query;
    String protocol = request.protocol.isEmpty() ? "" : ' ' + request.protocol;
    return request.method + ' ' + request.path + query + protocol;
  }
}
