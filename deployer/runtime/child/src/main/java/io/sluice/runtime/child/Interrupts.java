package io.sluice.runtime.child;

import java.lang.reflect.Proxy;

/**
 * What this process does with the signal that Ctrl-C sends.
 *
 * <p>{@code sun.misc.Signal} (module jdk.unsupported) has no successor, and javac warns about it
 * with no way to say that this is meant; so it is reached by reflection.
 */
final class Interrupts {
  private Interrupts() {}

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
    signal
        .getMethod("handle", signal, handler)
        .invoke(null, signal.getConstructor(String.class).newInstance("INT"), nothing);
  }
}
