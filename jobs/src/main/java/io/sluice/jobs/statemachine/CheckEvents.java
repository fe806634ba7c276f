package io.sluice.jobs.statemachine;

import io.sluice.jobs.state.Count;
import io.sluice.jobs.state.CountingKeyedFunction;
import io.sluice.jobs.state.KeyedValue;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.util.Collector;

/**
 * Follows each address through its states and gives an alert for what is illegal. An illegal event
 * leaves the state as it is. The numbers of the events show whether any was lost or repeated: after
 * a gap the state is unknown until the next event that tells it, a repeated event is ignored.
 *
 * <p>With a payload, each new offer of an address stores that many new bytes, after comparing those
 * stored before with what they should be.
 */
final class CheckEvents extends CountingKeyedFunction<String, Event, Alert> {
  private static final long serialVersionUID = 1L;

  private final Count events = count(StateMachine.EVENTS);
  private final Count alerts = count(StateMachine.ALERTS);
  private final Count keys = count(StateMachine.KEYS);
  private final KeyedValue<Lease> leases = value("lease", TypeInformation.of(Lease.class));
  private final KeyedValue<byte[]> payloads =
      value("payload", PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO);
  private final int payloadBytes;

  CheckEvents(int payloadBytes) {
    this.payloadBytes = payloadBytes;
  }

  @Override
  public void processElement(Event event, Context context, Collector<Alert> out) throws Exception {
    events.increment();
    Optional<Lease> known = leases.get();
    if (known.isEmpty()) {
      keys.increment();
    }
    Lease lease = known.orElseGet(Lease::new);
    if (event.sequence < lease.nextSequence) {
      alert(AlertType.SEQUENCE_REPEAT, event, lease, out);
      return;
    }
    if (event.sequence > lease.nextSequence) {
      alert(AlertType.SEQUENCE_GAP, event, lease, out);
      lease.state = State.UNKNOWN;
    }
    follow(event, lease, out);
    lease.nextSequence = event.sequence + 1;
    leases.set(lease);
  }

  private void follow(Event event, Lease lease, Collector<Alert> out) throws IOException {
    Optional<State> next = event.kind.after(lease.state);
    if (next.isEmpty()) {
      alert(AlertType.ILLEGAL_TRANSITION, event, lease, out);
      return;
    }
    if (event.kind == Kind.OFFER) {
      renewPayload(event, lease, out);
    }
    lease.state = next.get();
  }

  private void renewPayload(Event event, Lease lease, Collector<Alert> out) throws IOException {
    if (lease.payloadBytes > 0) {
      byte[] expected = Payload.of(event.address, lease.payloadSequence, lease.payloadBytes);
      if (!Arrays.equals(expected, payloads.get().orElse(new byte[0]))) {
        alert(AlertType.PAYLOAD_MISMATCH, event, lease, out);
      }
    }
    if (payloadBytes > 0) {
      payloads.set(Payload.of(event.address, event.sequence, payloadBytes));
      lease.payloadBytes = payloadBytes;
      lease.payloadSequence = event.sequence;
    }
  }

  private void alert(AlertType type, Event event, Lease lease, Collector<Alert> out) {
    alerts.increment();
    out.collect(new Alert(type, event, lease));
  }
}
