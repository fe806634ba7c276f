package io.sluice.deployer.workflow.state;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class StateMachineTest {
  private static final State END = new Succeed("end");

  @Test
  void refusesAStateThatLeadsNowhere() {
    assertThatThrownBy(() -> of(Pass.assigning("a", "b"), END)).hasMessageContaining("'b'");
  }

  @Test
  void refusesAStateThatNothingLeadsTo() {
    assertThatThrownBy(() -> of(END, new Succeed("other"))).hasMessageContaining("'other'");
  }

  @Test
  void refusesTwoStatesOfOneName() {
    assertThatThrownBy(() -> of(Pass.assigning("end", "end"), END))
        .hasMessageContaining("two states");
  }

  @Test
  void refusesANameThatStepFunctionsWouldRefuse() {
    assertThatThrownBy(() -> of(new Succeed("e".repeat(81)))).hasMessageContaining("80");
  }

  private static StateMachine of(State... states) {
    return new StateMachine("a test", Duration.ofMinutes(1), List.of(states));
  }
}
