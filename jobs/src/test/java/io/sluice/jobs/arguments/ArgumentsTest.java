package io.sluice.jobs.arguments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import org.apache.flink.core.fs.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArgumentsTest {
  private static final Usage USAGE =
      Usage.of("CopyJob", "copies")
          .with("--input", "PATH", "from where")
          .with("--watch", "DURATION", "how often")
          .with("--keys", "NUMBER", "how many");

  @Test
  void takesValuesAsNextArgumentOrAfterAnEqualsSign() {
    Arguments arguments = USAGE.parse("--input", "s3a://bucket/a=b", "--keys=-7");

    assertThat(arguments.requiredPath("--input")).isEqualTo(new Path("s3a://bucket/a=b"));
    assertThat(arguments.wholeNumber("--keys", 1, -10, 10)).isEqualTo(-7);
  }

  @ParameterizedTest
  @CsvSource({"30m,1800000", "90 s,90000", "1 day,86400000", "500ms,500", "2 h,7200000"})
  void readsDurationsInFlinksNotation(String text, long millis) {
    assertThat(USAGE.parse("--watch", text).duration("--watch", Duration.ZERO))
        .isEqualTo(Duration.ofMillis(millis));
  }

  @Test
  void givesTheDefaultWhenAnArgumentIsLeftOut() {
    Arguments arguments = USAGE.parse();

    assertThat(arguments.duration("--watch", Duration.ofDays(2))).isEqualTo(Duration.ofDays(2));
    assertThat(arguments.wholeNumber("--keys", 5, 0, 9)).isEqualTo(5);
    assertThat(arguments.decimal("--keys", 0.5, 0, 1)).isEqualTo(0.5);
    assertThat(arguments.path("--input")).isEmpty();
  }

  @Test
  void namesTheArgumentThatIsUnknownAndThoseThatAreNot() {
    assertThat(problem(() -> USAGE.parse("--inptu", "x")))
        .isEqualTo("--inptu is not an argument of CopyJob: use --input, --watch, --keys");
  }

  @Test
  void addsTheUsageTextToEachProblem() {
    ArgumentException refused =
        catchThrowableOfType(ArgumentException.class, () -> USAGE.parse("copy"));

    assertThat(refused)
        .hasMessageStartingWith("copy is not an argument of CopyJob")
        .hasMessageEndingWith(USAGE.text());
    assertThat(USAGE.text())
        .isEqualTo(
            "CopyJob: copies\n"
                + "  --input PATH      from where\n"
                + "  --watch DURATION  how often\n"
                + "  --keys NUMBER     how many");
  }

  @Test
  void refusesAnArgumentWithoutAValue() {
    String expected = "--input has no value: write --input PATH";

    assertThat(problem(() -> USAGE.parse("--input"))).isEqualTo(expected);
    assertThat(problem(() -> USAGE.parse("--input="))).isEqualTo(expected);
    assertThat(problem(() -> USAGE.parse("--input", "--keys", "3"))).isEqualTo(expected);
    assertThat(problem(() -> USAGE.parse("--input", "--keys=3"))).isEqualTo(expected);
  }

  @Test
  void refusesAnArgumentThatIsGivenTwice() {
    assertThat(problem(() -> USAGE.parse("--keys", "3", "--keys=4")))
        .isEqualTo("--keys 4 is given twice: keep one");
  }

  @Test
  void refusesARequiredArgumentThatIsMissing() {
    assertThat(problem(() -> USAGE.parse().requiredPath("--input")))
        .isEqualTo("--input is missing: add it");
  }

  @ParameterizedTest
  @CsvSource({"soon", "0s", "-5s", "5 parsecs", "99999999999999999999 d"})
  void refusesWhatIsNotAPositiveDuration(String text) {
    assertThat(problem(() -> USAGE.parse("--watch", text).duration("--watch")))
        .isEqualTo("--watch " + text + " is not a positive duration: write such as 30m, 90s or 1d");
  }

  @ParameterizedTest
  @CsvSource({"many", "1.5", "11", "-1", "99999999999999999999"})
  void refusesANumberOutsideItsRange(String text) {
    assertThat(problem(() -> USAGE.parse("--keys", text).wholeNumber("--keys", 0, 10)))
        .isEqualTo("--keys " + text + " is not a whole number from 0 to 10");
  }

  @ParameterizedTest
  @CsvSource({"some", "NaN", "1.01", "-0.1"})
  void refusesADecimalOutsideItsRange(String text) {
    assertThat(problem(() -> USAGE.parse("--keys", text).decimal("--keys", 0, 0, 1)))
        .isEqualTo("--keys " + text + " is not a number from 0.0 to 1.0");
  }

  @Test
  void refusesWhatIsNotAPath() {
    assertThat(problem(() -> USAGE.parse("--input", "s3a:logs").path("--input")))
        .startsWith("--input s3a:logs is not a path");
  }

  @Test
  void refusesAnArgumentWithoutTheOneItNeeds() {
    assertThat(problem(() -> USAGE.parse("--watch", "1s").requireTogether("--watch", "--input")))
        .isEqualTo("--watch 1s needs --input: add --input or leave out --watch");
  }

  @Test
  void refusesBothOrNoneOfTwoThatExcludeEachOther() {
    assertThat(
            problem(
                () -> USAGE.parse("--input", "a", "--keys", "1").requireOneOf("--input", "--keys")))
        .isEqualTo("--input a and --keys 1 exclude each other: keep one");
    assertThat(problem(() -> USAGE.parse().requireOneOf("--input", "--keys")))
        .isEqualTo("--input is missing: add --input or --keys");
  }

  private static String problem(Runnable call) {
    return catchThrowableOfType(ArgumentException.class, call::run).problem();
  }
}
