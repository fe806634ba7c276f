package io.sluice.jobs.state;

import java.io.IOException;
import java.io.Serializable;
import java.util.Objects;
import java.util.Optional;
import org.apache.flink.api.common.state.KeyedStateStore;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.jspecify.annotations.Nullable;

/** One value of the current key, made by {@link CountingKeyedFunction#value}. */
public final class KeyedValue<T> implements Serializable {
  private static final long serialVersionUID = 1L;

  private final ValueStateDescriptor<T> descriptor;
  private transient @Nullable ValueState<T> state;

  KeyedValue(String name, TypeInformation<T> type) {
    descriptor = new ValueStateDescriptor<>(name, type);
  }

  /**
   * The value of the current key.
   *
   * @throws IOException when the state backend fails
   */
  public Optional<T> get() throws IOException {
    return Optional.ofNullable(opened().value());
  }

  /**
   * Sets the value of the current key.
   *
   * @throws IOException when the state backend fails
   */
  public void set(T value) throws IOException {
    opened().update(value);
  }

  void open(KeyedStateStore store) {
    state = store.getState(descriptor);
  }

  private ValueState<T> opened() {
    return Objects.requireNonNull(state, "the operator is not initialised");
  }
}
