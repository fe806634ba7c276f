package io.sluice.deployer.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import org.junit.jupiter.api.Test;

class ArgumentTest {
  @Test
  void pairsValuesWithTheFlagsBeforeThem() {
    Manifest manifest =
        Manifest.emr()
            .set(
                "/spec/job/args",
                "[run, --input, a, --rate=10, --verbose, --sinkPath, b, '-5', --dest.late-data,"
                    + " c]");

    assertThat(Argument.of(new Subject(manifest.read().resource())))
        .extracting(argument -> argument.where().last(), Argument::flag, Argument::value)
        .containsExactly(
            tuple("0", "", "run"),
            tuple("2", "input", "a"),
            tuple("3", "rate", "10"),
            tuple("6", "sinkPath", "b"),
            tuple("7", "", "-5"),
            tuple("9", "dest.late-data", "c"));
  }

  @Test
  void splitsFlagsIntoWords() {
    assertThat(new Argument(Fields.ARGS, "dest.late-dataPath", "").words())
        .containsExactly("dest", "late", "data", "path");
  }
}
