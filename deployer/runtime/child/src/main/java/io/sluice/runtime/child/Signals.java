package io.sluice.runtime.child;

import java.lang.reflect.Proxy;
import java.util.List;

/**
 * What this process does with the signals that reach a whole process group: from Ctrl-C, from
 * {@code timeout}, from a terminal that is closed.
 *
 * <p>{@code sun.misc.Signal} (module jdk.unsupported) has no successor, and javac warns about it
 * with no way to say that this is meant; so it is reached by reflection.
 */
final class Signals {
  private static final List<String> OF_THE_GROUP = List.of("INT", "TERM", "HUP");

  private Signals() {}

  /**
   * Ignores them from now on. A handler that does nothing, not {@code SIG_IGN}: Flink's own handler
   * calls the one that was there before it.
   */
  static void ignore() throws ReflectiveOperationException {
    Class<?> signal = Class.forName("sun.misc.Signal");
    Class<?> handler = Class.forName("sun.misc.SignalHandler");
    Object nothing =
        Proxy.newProxyInstance(
            handler.getClassLoader(), new Class<?>[] {handler}, (proxy, method, args) -> null);
    for (String name : OF_THE_GROUP) {
      signal
          .getMethod("handle", signal, handler)
          .invoke(null, signal.getConstructor(String.class).newInstance(name), nothing);
    }
  }
}
