package io.backupstream.ingest.publish;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one event loop of a process: its encoders, its relays and its destinations share it (see
 * {@code docs/adr}, "One event loop").
 */
public final class EventLoops {

  private static final Logger LOG = LoggerFactory.getLogger(EventLoops.class);

  private EventLoops() {}

  /**
   * Starts a group of one event loop, on epoll where the platform has it; says once which it is.
   * The caller shuts it down.
   */
  public static EventLoopGroup one() {
    boolean epoll = Epoll.isAvailable();
    if (epoll) {
      LOG.info("network transport: epoll");
    } else {
      LOG.info("network transport: NIO, for epoll is not available: {}", reason());
    }
    IoHandlerFactory transport = epoll ? EpollIoHandler.newFactory() : NioIoHandler.newFactory();
    return new MultiThreadIoEventLoopGroup(1, new DefaultThreadFactory("relay"), transport);
  }

  private static String reason() {
    Throwable cause = Epoll.unavailabilityCause();
    while (cause != null && cause.getCause() != null) {
      cause = cause.getCause();
    }
    return String.valueOf(cause);
  }
}
