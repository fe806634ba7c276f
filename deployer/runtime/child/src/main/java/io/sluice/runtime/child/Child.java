package io.sluice.runtime.child;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;

/**
 * Starts another main class in a process that lives exactly as long as the one that started it.
 *
 * <p>The parent holds the other end of this process' standard input. When the parent ends, even by
 * {@code kill -9}, the input ends too and this process halts. SIGINT, SIGTERM and SIGHUP are
 * ignored: Ctrl-C, {@code timeout} and a closed terminal reach the whole process group, and it is
 * for the parent to decide what they mean.
 */
public final class Child {
  private Child() {}

  /**
   * Runs a main class.
   *
   * @param args the name of the main class, then its own arguments
   */
  public static void main(String[] args) throws Throwable {
    Signals.ignore();
    endWith(System.in);
    try {
      Class.forName(args[0])
          .getMethod("main", String[].class)
          .invoke(null, (Object) Arrays.copyOfRange(args, 1, args.length));
    } catch (InvocationTargetException e) {
      throw e.getCause() == null ? e : e.getCause();
    }
  }

  private static void endWith(InputStream parent) {
    Thread watch = new Thread(() -> haltAtEndOf(parent), "parent-watch");
    watch.setDaemon(true);
    watch.start();
  }

  private static void haltAtEndOf(InputStream parent) {
    try {
      parent.transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      System.err.println("The parent cannot be watched: " + e);
    }
    Runtime.getRuntime().halt(137);
  }
}
