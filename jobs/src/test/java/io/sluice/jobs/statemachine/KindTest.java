package io.sluice.jobs.statemachine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class KindTest {
  @ParameterizedTest
  @CsvSource({
    "FREE,OFFER,OFFERED",
    "OFFERED,ACCEPT,LEASED",
    "OFFERED,DECLINE,FREE",
    "LEASED,RENEW,LEASED",
    "LEASED,EXPIRE,FREE",
    "LEASED,RECALL,RECALLED",
    "RECALLED,RETURN,FREE"
  })
  void leadsFromOneStateToTheNextAndIsIllegalElsewhere(State before, Kind kind, State after) {
    for (State state : State.values()) {
      if (state == before || state == State.UNKNOWN) {
        assertThat(kind.after(state)).contains(after);
      } else {
        assertThat(kind.after(state)).isEmpty();
      }
    }
  }

  @ParameterizedTest
  @EnumSource(State.class)
  void probesLeaveEveryStateAsItIs(State state) {
    assertThat(Kind.PROBE.after(state)).contains(state);
  }

  @Test
  void hasAnIllegalKindForEachKnownState() {
    for (State state : State.values()) {
      if (state != State.UNKNOWN) {
        assertThat(Kind.values()).anyMatch(kind -> kind.after(state).isEmpty());
      }
    }
  }
}
