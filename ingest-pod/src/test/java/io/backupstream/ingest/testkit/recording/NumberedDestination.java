package io.backupstream.ingest.testkit.recording;

import io.backupstream.ingest.testkit.numbered.ProgrammeClock;
import io.backupstream.ingest.testkit.program.Ports;
import io.backupstream.ingest.testkit.socket.Loops;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A destination that keeps what it gets, connection by connection. It accepts any stream key, and
 * fails as destinations do.
 */
public final class NumberedDestination implements AutoCloseable {
  private final ProgrammeClock clock;
  private final String host;
  private final List<RecordingConnection> connections = new CopyOnWriteArrayList<>();
  private final int port;
  private Channel server;

  private NumberedDestination(ProgrammeClock clock, String host) {
    this.clock = clock;
    this.host = host;
    this.server = listen(0);
    this.port = ((InetSocketAddress) server.localAddress()).getPort();
  }

  /**
   * Starts one on a free port of the loopback address.
   *
   * @param clock what arrival times are in
   */
  public static NumberedDestination start(ProgrammeClock clock) {
    return start(clock, Ports.LOOPBACK);
  }

  /** Starts one on a free port of one of this machine's addresses. */
  public static NumberedDestination start(ProgrammeClock clock, String host) {
    return new NumberedDestination(clock, host);
  }

  private Channel listen(int port) {
    return new ServerBootstrap()
        .group(Loops.group())
        .channel(NioServerSocketChannel.class)
        .childHandler(
            new ChannelInitializer<Channel>() {
              @Override
              protected void initChannel(Channel made) {
                RecordingConnection connection = new RecordingConnection(made, clock);
                connections.add(connection);
                made.pipeline().addLast(connection);
              }
            })
        .bind(host, port)
        .syncUninterruptibly()
        .channel();
  }

  /** Where to push to; the stream key goes after it. */
  public String url() {
    return "rtmp://" + host + ":" + port + "/live";
  }

  /** Each connection that was ever made, oldest first. */
  public List<RecordingConnection> connections() {
    return List.copyOf(connections);
  }

  /** The one connection that was ever made. */
  public RecordingConnection onlyConnection() {
    if (connections.size() != 1) {
      throw new AssertionError("expected one connection, saw " + connections.size());
    }
    return connections.getFirst();
  }

  /** Takes nothing more from its sockets, and closes none. */
  public void stall() {
    connections.forEach(connection -> connection.read(false));
  }

  /** Dies: refuses connections, and resets those it has. */
  public void die() {
    close();
  }

  /** Comes back on its port. */
  public void comeBack() {
    server = listen(port);
  }

  @Override
  public void close() {
    server.close().syncUninterruptibly();
    connections.forEach(RecordingConnection::reset);
  }
}
