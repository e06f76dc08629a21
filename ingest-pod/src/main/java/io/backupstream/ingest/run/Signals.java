package io.backupstream.ingest.run;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

/**
 * Hears the signals that end a process. The JDK has no public way to tell a person's Ctrl-C from a
 * machine's SIGTERM; {@code jdk.unsupported} has one, reached by name since the compiler warns of
 * it.
 */
final class Signals {

  private Signals() {}

  /**
   * Replaces what a signal does.
   *
   * @param name such as {@code INT}
   */
  static void on(String name, Runnable action) {
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      Object acting =
          Proxy.newProxyInstance(
              Signals.class.getClassLoader(),
              new Class<?>[] {handler},
              (proxy, method, arguments) -> {
                action.run();
                return null;
              });
      signal
          .getMethod("handle", signal, handler)
          .invoke(null, signal.getConstructor(String.class).newInstance(name), acting);
    } catch (ClassNotFoundException
        | NoSuchMethodException
        | IllegalAccessException
        | InstantiationException
        | InvocationTargetException unsupported) {
      throw new IllegalStateException("cannot hear SIG" + name, unsupported);
    }
  }
}
