package io.backupstream.ingest.testkit.socket;

import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;

/** A connection that fails as networks and programs do; from any thread. */
@SuppressWarnings("FutureReturnValueIgnored") // a channel that fails to close is gone already
public record Wire(Channel channel) {

  /** Ends the connection with an RST. */
  public void reset() {
    channel.eventLoop().execute(this::resetOnLoop);
  }

  private void resetOnLoop() {
    if (channel.isActive()) {
      channel.config().setOption(ChannelOption.SO_LINGER, 0);
      channel.close();
    }
  }

  /** Whether what the peer sends is taken from the socket. */
  public void read(boolean on) {
    channel.config().setAutoRead(on);
  }
}
