package io.backupstream.ingest.testkit.socket;

import io.backupstream.ingest.demo.RtmpEnd;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;

/** Either end of an RTMP connection, which also fails as networks and programs do. */
@SuppressWarnings("FutureReturnValueIgnored") // a channel that fails to close is gone already
public abstract class RtmpConnection extends RtmpEnd {

  protected RtmpConnection(Channel channel) {
    super(channel);
  }

  /** Ends the connection with an RST. */
  public final void reset() {
    channel().eventLoop().execute(this::resetOnLoop);
  }

  private void resetOnLoop() {
    if (channel().isActive()) {
      channel().config().setOption(ChannelOption.SO_LINGER, 0);
      channel().close();
    }
  }

  /** Whether what the peer sends is taken from the socket. */
  public final void read(boolean on) {
    channel().config().setAutoRead(on);
  }
}
