package io.sluice.jobs.websessions;

/** Walks over one log line, field by field. */
final class LineScanner {
  private final String line;
  private int position;

  LineScanner(String line) {
    this.line = line;
  }

  /** The characters up to the next space, at least one. */
  String word() throws MalformedLineException {
    int end = line.indexOf(' ', position);
    String word = line.substring(position, end < 0 ? line.length() : end);
    if (word.isEmpty()) {
      throw new MalformedLineException(missingOr(RejectReason.BAD_SEPARATOR));
    }
    position += word.length();
    return word;
  }

  /** The characters up to a text, at least one; Apache does not quote a user name with spaces. */
  String upTo(String text) throws MalformedLineException {
    int end = line.indexOf(text, position);
    if (end < 0) {
      throw new MalformedLineException(RejectReason.MISSING_FIELD);
    }
    if (end == position) {
      throw new MalformedLineException(RejectReason.BAD_SEPARATOR);
    }
    String found = line.substring(position, end);
    position = end;
    return found;
  }

  /** A field in double quotes, without them and with its escapes resolved. */
  String quoted() throws MalformedLineException {
    skip('"');
    int start = position;
    while (position < line.length() && line.charAt(position) != '"') {
      position += line.charAt(position) == '\\' ? 2 : 1;
    }
    if (position >= line.length()) {
      throw new MalformedLineException(RejectReason.UNTERMINATED_QUOTE);
    }
    return Escapes.resolve(line.substring(start, position++));
  }

  void skip(char expected) throws MalformedLineException {
    if (position >= line.length() || line.charAt(position) != expected) {
      throw new MalformedLineException(missingOr(RejectReason.BAD_SEPARATOR));
    }
    position++;
  }

  void end() throws MalformedLineException {
    if (!line.substring(position).isBlank()) {
      throw new MalformedLineException(RejectReason.TRAILING_TEXT);
    }
  }

  private RejectReason missingOr(RejectReason other) {
    return position >= line.length() ? RejectReason.MISSING_FIELD : other;
  }
}
