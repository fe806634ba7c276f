package io.sluice.jobs.websessions;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * The escapes of quoted log fields: backslash with a quote, a backslash or one of {@code b n r t
 * v}, and {@code \xHH} for any other byte of the UTF-8 text. A backslash before anything else
 * stands for itself.
 */
final class Escapes {
  private static final String LETTERS = "\"\\bnrtv";
  private static final String MEANINGS = "\"\\\b\n\r\t\u000b";
  private static final String HEX = "0123456789abcdef";

  private Escapes() {}

  static String resolve(String field) {
    if (field.indexOf('\\') < 0) {
      return field;
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(field.length());
    int from = 0;
    for (int at = field.indexOf('\\'); at >= 0; at = field.indexOf('\\', from)) {
      bytes.writeBytes(field.substring(from, at).getBytes(StandardCharsets.UTF_8));
      from = at + resolveOne(field, at, bytes);
    }
    bytes.writeBytes(field.substring(from).getBytes(StandardCharsets.UTF_8));
    return bytes.toString(StandardCharsets.UTF_8);
  }

  static String escape(String field) {
    StringBuilder escaped = new StringBuilder(field.length());
    for (byte unit : field.getBytes(StandardCharsets.UTF_8)) {
      int meaning = MEANINGS.indexOf(unit);
      if (meaning >= 0) {
        escaped.append('\\').append(LETTERS.charAt(meaning));
      } else if (unit >= ' ' && unit < 127) {
        escaped.append((char) unit);
      } else {
        escaped.append("\\x").append(HEX.charAt((unit >> 4) & 15)).append(HEX.charAt(unit & 15));
      }
    }
    return escaped.toString();
  }

  private static int resolveOne(String field, int at, ByteArrayOutputStream bytes) {
    char letter = at + 1 < field.length() ? field.charAt(at + 1) : ' ';
    int meaning = LETTERS.indexOf(letter);
    if (meaning >= 0) {
      bytes.write(MEANINGS.charAt(meaning));
      return 2;
    }
    int value = letter == 'x' && at + 4 <= field.length() ? hex(field, at + 2) : -1;
    bytes.write(value >= 0 ? value : '\\');
    return value >= 0 ? 4 : 1;
  }

  private static int hex(String field, int at) {
    int high = Character.digit(field.charAt(at), 16);
    int low = Character.digit(field.charAt(at + 1), 16);
    return high < 0 || low < 0 ? -1 : high * 16 + low;
  }
}
