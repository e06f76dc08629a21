package io.backupstream.ingest.testkit.program;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** Ports of this machine's addresses. */
public final class Ports {
  /** The address that tests use unless others must reach them. */
  public static final String LOOPBACK = "127.0.0.1";

  private Ports() {}

  /** A port of the loopback address that was free a moment ago. */
  public static int free() {
    return free(LOOPBACK);
  }

  /** A port of an address that was free a moment ago. */
  public static int free(String host) {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName(host))) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether somebody listens. */
  public static boolean isOpen(String host, int port) {
    try (Socket socket = new Socket(host, port)) {
      return socket.isConnected();
    } catch (IOException _) {
      return false;
    }
  }
}
