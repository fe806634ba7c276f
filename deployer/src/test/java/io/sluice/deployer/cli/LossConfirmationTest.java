package io.sluice.deployer.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class LossConfirmationTest {
  private final StringWriter shown = new StringWriter();

  @Test
  void theTypedNameConfirms() throws IOException {
    typing(" example \n").require(false, "example", "the state of example is lost");

    assertThat(shown.toString()).contains("the state of example is lost").contains("Type its name");
  }

  @Test
  void anotherWordDoesNot() {
    assertThatThrownBy(() -> typing("yes\n").require(false, "example", "lost"))
        .isInstanceOf(CommandException.class)
        .hasMessageContaining("nothing was done")
        .extracting(failure -> ((CommandException) failure).exitCode())
        .isEqualTo(ExitCode.STATE_PROTECTED);
  }

  @Test
  void aClosedTerminalDoesNot() {
    assertThatThrownBy(() -> typing("").require(false, "example", "lost"))
        .isInstanceOf(CommandException.class);
  }

  @Test
  void theOptionConfirmsWithoutAQuestion() throws IOException {
    new LossConfirmation(new PrintWriter(shown, true), null).require(true, "example", "lost");
    assertThat(shown.toString()).isEmpty();
  }

  @Test
  void withoutATerminalTheOptionIsNamed() {
    assertThatThrownBy(
            () ->
                new LossConfirmation(new PrintWriter(shown, true), null)
                    .require(false, "example", "lost"))
        .extracting(failure -> ((CommandException) failure).fix())
        .asString()
        .contains("--yes");
  }

  private LossConfirmation typing(String text) {
    return new LossConfirmation(
        new PrintWriter(shown, true), new BufferedReader(new StringReader(text)));
  }
}
