package io.sluice.jobs.websessions;

import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;

/** Requests with all kinds of text in their fields. */
final class RandomRequests {
  private static final List<String> CLIENTS =
      List.of("192.0.2.1", "2001:db8::1", "host.example.com", "::ffff:192.0.2.7");
  private static final String ALPHABET = "aZ09-_ /?=%\"\\'[]\t\n\r\u0001\u007féß漢字😀";

  private RandomRequests() {}

  static Request next(SplittableRandom random) {
    Request request = new Request();
    request.client = CLIENTS.get(random.nextInt(CLIENTS.size()));
    request.user = random.nextBoolean() ? "user" + random.nextInt(9) : "";
    request.time = Instant.ofEpochSecond(random.nextLong(4_000_000_000L));
    request.status = random.nextInt(100, 600);
    request.bytes = random.nextBoolean() ? random.nextLong(1L << 50) : 0;
    request.referrer = text(random);
    request.userAgent = text(random);
    if (random.nextInt(10) > 0) {
      request.method = random.nextBoolean() ? "GET" : "VERSION-CONTROL";
      request.path = '/' + text(random).replace("?", "");
      request.query = text(random);
      request.protocol = random.nextBoolean() ? "HTTP/1.1" : "HTTP/2.0";
    } else {
      request.path = "\u0016\u0003" + text(random);
    }
    return request;
  }

  private static String text(SplittableRandom random) {
    int[] alphabet = ALPHABET.codePoints().toArray();
    StringBuilder text = new StringBuilder();
    for (int length = random.nextInt(12); length > 0; length--) {
      text.appendCodePoint(alphabet[random.nextInt(alphabet.length)]);
    }
    return text.toString().equals("-") ? "" : text.toString();
  }
}
