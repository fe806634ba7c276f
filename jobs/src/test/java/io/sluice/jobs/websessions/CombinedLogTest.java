package io.sluice.jobs.websessions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CombinedLogTest {
  private static final String LINE =
      "203.0.113.9 - ann [17/May/2015:10:05:03 +0200] \"GET /a/b?c=d HTTP/1.1\" 404 512"
          + " \"http://www.example.com/\" \"Mozilla/5.0 (X11)\"";

  @Test
  void readsAllFieldsOfALine() throws Exception {
    Request request = CombinedLog.parse(LINE);

    assertThat(request.client).isEqualTo("203.0.113.9");
    assertThat(request.user).isEqualTo("ann");
    assertThat(request.time).isEqualTo(Instant.parse("2015-05-17T08:05:03Z"));
    assertThat(request.method).isEqualTo("GET");
    assertThat(request.path).isEqualTo("/a/b");
    assertThat(request.query).isEqualTo("c=d");
    assertThat(request.protocol).isEqualTo("HTTP/1.1");
    assertThat(request.status).isEqualTo(404);
    assertThat(request.bytes).isEqualTo(512);
    assertThat(request.referrer).isEqualTo("http://www.example.com/");
    assertThat(request.userAgent).isEqualTo("Mozilla/5.0 (X11)");
  }

  @Test
  void takesHyphensAsEmptyAndNoSizeAsZero() throws Exception {
    Request request =
        CombinedLog.parse(
            "2001:db8::7 - - [29/Feb/2024:23:59:59 -0330] \"HEAD / HTTP/2.0\" 204 - \"-\" \"-\"");

    assertThat(request.client).isEqualTo("2001:db8::7");
    assertThat(request.time).isEqualTo(Instant.parse("2024-03-01T03:29:59Z"));
    assertThat(request.bytes).isZero();
    assertThat(request.user).isEmpty();
    assertThat(request.referrer).isEmpty();
    assertThat(request.userAgent).isEmpty();
  }

  @Test
  void resolvesEscapesInQuotedFields() throws Exception {
    Request request = CombinedLog.parse(withAgent("a \\\"b\\\" \\\\ \\t caf\\xc3\\xa9 \\q \\x4"));

    assertThat(request.userAgent).isEqualTo("a \"b\" \\ \t café \\q \\x4");
  }

  @Test
  void readsAUserNameWithSpaces() throws Exception {
    assertThat(CombinedLog.parse(LINE.replace("- ann [", "- ann b lee [")).user)
        .isEqualTo("ann b lee");
  }

  @Test
  void toleratesSpaceAfterTheLastField() throws Exception {
    assertThat(CombinedLog.parse(LINE + " \r").status).isEqualTo(404);
  }

  @Test
  void readsARequestLineWithSpacesInItsTarget() throws Exception {
    Request request = CombinedLog.parse(withRequest("GET /a b c HTTP/1.0"));

    assertThat(request.method).isEqualTo("GET");
    assertThat(request.path).isEqualTo("/a b c");
    assertThat(request.protocol).isEqualTo("HTTP/1.0");
  }

  @Test
  void readsARequestLineOfHttp09() throws Exception {
    Request request = CombinedLog.parse(withRequest("GET /old"));

    assertThat(request.method).isEqualTo("GET");
    assertThat(request.path).isEqualTo("/old");
    assertThat(request.protocol).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"-", "", "\\x16\\x03\\x01", "hello there", "GET", "GET  HTTP/1.1"})
  void keepsARequestWhoseRequestLineIsNotOfHttp(String line) throws Exception {
    Request request = CombinedLog.parse(withRequest(line));

    assertThat(request.method).isEmpty();
    assertThat(request.path).isEqualTo(Escapes.resolve(line));
    assertThat(request.status).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "17/May/2015:10:05:03 +0200; 32/May/2015:10:05:03 +0200; bad-time",
        "17/May/2015:10:05:03 +0200; 30/Feb/2015:10:05:03 +0200; bad-time",
        "17/May/2015:10:05:03 +0200; 17/Mai/2015:10:05:03 +0200; bad-time",
        "17/May/2015:10:05:03 +0200; 17/May/2015:10:05:60 +0200; bad-time",
        "17/May/2015:10:05:03 +0200; 17/May/2015:10:05:03 +2500; bad-time",
        "17/May/2015:10:05:03 +0200; 17/May/2015:10:05:03 00200; bad-time",
        "17/May/2015:10:05:03 +0200; 17/May/2015 10:05:03 +0200; bad-time",
        "17/May/2015:10:05:03 +0200; 17/May/201x:10:05:03 +0200; bad-time",
        "17/May/2015:10:05:03 +0200; 2015-05-17T10:05:03Z; bad-time",
        "404 512; 099 512; bad-status",
        "404 512; 600 512; bad-status",
        "404 512; 4040 512; bad-status",
        "404 512; abc 512; bad-status",
        "404 512; 404 -1; bad-size",
        "404 512; 404 9999999999999999999; bad-size",
        "404 512; 404  512; bad-separator",
        "\" 404; \"404; bad-separator",
        "- ann; -; missing-field"
      })
  void namesWhatIsWrongWithAField(String right, String wrong, String reason) {
    assertThat(reason(LINE.replace(right, wrong))).isEqualTo(reason);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '\0',
      value = {
        "203.0.113.9; missing-field",
        "203.0.113.9 -; missing-field",
        "203.0.113.9 - - [17/May/2015; missing-field",
        "203.0.113.9 - - [17/May/2015:10:05:03 +0200]; missing-field",
        "203.0.113.9 - - [17/May/2015:10:05:03 +0200] \"GET; unterminated-quote",
        "203.0.113.9 - - [17/May/2015:10:05:03 +0200] \"GET\\; unterminated-quote",
        "203.0.113.9 - - [17/May/2015:10:05:03 +0200] \"-\" 400 0; missing-field",
        "203.0.113.9 - - [17/May/2015:10:05:03 +0200] \"-\" 400 0 \"-\"; missing-field"
      })
  void namesWhereALineWasCutOff(String line, String reason) {
    assertThat(reason(line.trim())).isEqualTo(reason);
  }

  @Test
  void refusesBlankAndEndlessLinesAndTrailingText() {
    assertThat(reason("")).isEqualTo("blank-line");
    assertThat(reason(" \t ")).isEqualTo("blank-line");
    assertThat(reason(withAgent("x".repeat(66_000)))).isEqualTo("line-too-long");
    assertThat(reason(LINE + " 0.002")).isEqualTo("trailing-text");
  }

  @Test
  void readsBackWhatItWrites() throws Exception {
    SplittableRandom random = new SplittableRandom(20261121);
    for (int i = 0; i < 5_000; i++) {
      Request request = RandomRequests.next(random);

      assertThat(CombinedLog.parse(CombinedLog.format(request)))
          .as("line %d: %s", i, CombinedLog.format(request))
          .usingRecursiveComparison()
          .isEqualTo(request);
    }
  }

  @Test
  void eitherReadsOrRefusesWhateverItIsGiven() {
    SplittableRandom random = new SplittableRandom(7);
    int refused = 0;
    for (int i = 0; i < 20_000; i++) {
      StringBuilder line = new StringBuilder(LINE);
      for (int edits = random.nextInt(1, 4); edits > 0; edits--) {
        line.setCharAt(random.nextInt(line.length()), (char) random.nextInt(0x250));
      }
      line.setLength(random.nextInt(line.length()) + 1);
      try {
        CombinedLog.parse(line.toString());
      } catch (MalformedLineException malformed) {
        refused++;
      }
    }
    assertThat(refused).isBetween(15_000, 20_000);
  }

  private static String withRequest(String request) {
    return LINE.replace("GET /a/b?c=d HTTP/1.1", request);
  }

  private static String withAgent(String agent) {
    return LINE.replace("Mozilla/5.0 (X11)", agent);
  }

  private static String reason(String line) {
    return catchThrowableOfType(MalformedLineException.class, () -> CombinedLog.parse(line))
        .reason()
        .code();
  }
}
