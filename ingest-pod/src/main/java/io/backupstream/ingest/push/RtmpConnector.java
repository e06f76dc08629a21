package io.backupstream.ingest.push;

import io.netty.channel.EventLoop;

/** Opens RTMP and RTMPS connections to destinations, all on one event loop. */
public final class RtmpConnector implements PushConnection.Connector {
  private final EventLoop loop;
  private final Dialer dialer;
  private final PushTls tls;

  /**
   * A connector for the destinations of one stream.
   *
   * @param loop the one of the stream, epoll's or NIO's
   */
  public RtmpConnector(EventLoop loop, EgressRules egress, PushTls tls) {
    this(loop, egress, tls, Resolver.SYSTEM);
  }

  RtmpConnector(EventLoop loop, EgressRules egress, PushTls tls, Resolver resolver) {
    this.loop = loop;
    this.dialer = new Dialer(loop, egress, resolver);
    this.tls = tls;
  }

  @Override
  public PushConnection open(Target target, PushConnection.Events events) {
    RtmpPushConnection connection = new RtmpPushConnection(target.publish(), loop, events);
    connection.opening(
        dialer.dial(target.host(), target.port()),
        channel -> {
          if (target.tls()) {
            channel.pipeline().addLast(tls.handler(channel, target.host(), target.port()));
          }
          channel.pipeline().addLast(connection);
        });
    return connection;
  }
}
