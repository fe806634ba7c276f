package io.sluice.jobs.statemachine;

import io.sluice.jobs.generate.Hash;
import java.util.Arrays;
import java.util.List;
import org.apache.flink.connector.datagen.source.GeneratorFunction;

/**
 * The n-th event of a network of addresses, as a pure function of n. The addresses take turns:
 * event n is number n / keys of address n % keys. Each address goes through the ways that a lease
 * can take, one after the other, beginning with a way of its own; after each step comes a probe.
 *
 * <p>An error replaces a probe by an event that is illegal in the state of the address. As a probe
 * changes nothing and an illegal event is ignored, the events after it stay legal, so there are
 * exactly as many alerts as errors, and none when the error rate is 0.
 *
 * <p>The same number of keys must be kept for the life of the job, as it decides which event
 * belongs to which address.
 */
final class GeneratedEvents implements GeneratorFunction<Long, Event> {
  /** The highest error rate: only every second event is a probe. */
  static final double MOST_ERRORS = 0.5;

  /** As many addresses as 10.0.0.0/8 has. */
  static final int MOST_KEYS = 1 << 24;

  private static final long serialVersionUID = 1L;
  private static final long SEED = 7_046_029_254_386_353_131L;
  private static final List<Kind> WAYS =
      List.of(
          Kind.OFFER,
          Kind.DECLINE,
          Kind.OFFER,
          Kind.ACCEPT,
          Kind.EXPIRE,
          Kind.OFFER,
          Kind.ACCEPT,
          Kind.RECALL,
          Kind.RETURN,
          Kind.OFFER,
          Kind.ACCEPT,
          Kind.RENEW,
          Kind.RENEW,
          Kind.RECALL,
          Kind.RETURN);
  private static final int[] BEGINNINGS = {0, 2, 5, 9};

  private final int keys;
  private final double errorRate;

  GeneratedEvents(int keys, double errorRate) {
    this.keys = keys;
    this.errorRate = errorRate;
  }

  @Override
  public Event map(Long number) {
    int key = (int) (number % keys);
    long sequence = number / keys;
    int beginning = BEGINNINGS[Hash.below(BEGINNINGS.length, SEED, key)];
    int step = (int) ((sequence / 2 + beginning) % WAYS.size());
    boolean probe = sequence % 2 == 1;
    Kind kind = probe ? Kind.PROBE : WAYS.get(step);
    if (isError(number)) {
      kind = illegalAfter(WAYS.get(step), number);
    }
    return new Event(address(key), sequence, kind);
  }

  /** Whether the event with this number is an error. */
  boolean isError(long number) {
    return number / keys % 2 == 1 && Hash.fraction(SEED, number) < errorRate * 2;
  }

  static String address(int key) {
    return "10." + (key >> 16) + '.' + (key >> 8 & 255) + '.' + (key & 255);
  }

  private static Kind illegalAfter(Kind last, long number) {
    State state = last.after(State.UNKNOWN).orElseThrow();
    Kind[] illegal =
        Arrays.stream(Kind.values())
            .filter(kind -> kind.after(state).isEmpty())
            .toArray(Kind[]::new);
    return illegal[Hash.below(illegal.length, SEED + 1, number)];
  }
}
