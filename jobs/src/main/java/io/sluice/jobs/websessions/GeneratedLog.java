package io.sluice.jobs.websessions;

import io.sluice.jobs.generate.Hash;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.flink.connector.datagen.source.GeneratorFunction;

/**
 * The access log of a site that does not exist, line by line, each line a function of its number.
 * The log's clock moves two seconds a line, however fast the lines are generated, so sessions close
 * soon at a high rate. Some twenty visitors are there at a time, stay about ten minutes, and some
 * of them come back another day. One line in twenty is up to 90 seconds out of order, one in 2,000
 * more than an hour, one in 500 is damaged.
 */
final class GeneratedLog implements GeneratorFunction<Long, String> {
  private static final long serialVersionUID = 1L;
  private static final Instant START = Instant.parse("2025-01-01T00:00:00Z");
  private static final int SECONDS_PER_LINE = 2;
  private static final int VISITORS_AT_A_TIME = 20;
  private static final int LINES_PER_VISIT = 300;
  private static final int VISITORS = 3_000;
  private static final List<String> PAGES =
      List.of(
          "/",
          "/about",
          "/blog/",
          "/blog/first-light",
          "/blog/low-water",
          "/contact",
          "/favicon.ico",
          "/images/gate.jpg",
          "/images/lock.png",
          "/search",
          "/shop/",
          "/shop/basket",
          "/style.css");
  private static final List<String> AGENTS =
      List.of(
          "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0",
          "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Safari/605.1.15",
          "Mozilla/5.0 (compatible; ExampleBot/1.0; \"polite\"; +https://bot.example/about)",
          "curl/8.5.0");
  private static final int[] STATUSES = {200, 200, 200, 200, 200, 200, 304, 404, 301, 500};

  private final long seed;

  GeneratedLog(long seed) {
    this.seed = seed;
  }

  @Override
  public String map(Long number) {
    SplittableRandom random = new SplittableRandom(Hash.of(seed, number));
    String line = CombinedLog.format(request(number, random));
    return random.nextInt(500) == 0 ? damaged(line, random) : line;
  }

  private Request request(long number, SplittableRandom random) {
    int slot = random.nextInt(VISITORS_AT_A_TIME);
    long turn = number + (long) slot * LINES_PER_VISIT / VISITORS_AT_A_TIME;
    long visit = turn / LINES_PER_VISIT * VISITORS_AT_A_TIME + slot;
    int visitor = Hash.below(VISITORS, seed, visit);
    Request request = new Request();
    request.client = client(visitor);
    request.time = START.plusSeconds(number * SECONDS_PER_LINE - delay(random));
    request.method = random.nextInt(40) == 0 ? "POST" : "GET";
    request.path = PAGES.get(random.nextInt(PAGES.size()));
    request.query = request.path.equals("/search") ? "q=word" + random.nextInt(100) : "";
    request.protocol = "HTTP/1.1";
    request.status = STATUSES[random.nextInt(STATUSES.length)];
    request.bytes = request.status == 304 ? 0 : 200 + random.nextInt(50_000);
    request.referrer = random.nextBoolean() ? "https://www.example.com/" : "";
    request.userAgent = AGENTS.get(visitor % AGENTS.size());
    return request;
  }

  private static String client(int visitor) {
    return visitor % 5 == 0
        ? "2001:db8::" + Integer.toHexString(visitor)
        : "198.18." + visitor / 256 + "." + visitor % 256;
  }

  private static long delay(SplittableRandom random) {
    if (random.nextInt(2_000) == 0) {
      return 4_000L + random.nextInt(4_000);
    }
    return random.nextInt(20) == 0 ? random.nextInt(90) : 0;
  }

  private static String damaged(String line, SplittableRandom random) {
    switch (random.nextInt(4)) {
      case 0:
        return "";
      case 1:
        return line.substring(0, line.length() - 2);
      case 2:
        return line.replace("/2025:", "/year:");
      default:
        return "\u0016\u0003\u0001 " + line;
    }
  }
}
