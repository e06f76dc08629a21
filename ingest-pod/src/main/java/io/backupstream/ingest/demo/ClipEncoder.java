package io.backupstream.ingest.demo;

import io.backupstream.api.spec.RtmpUrl;
import io.backupstream.ingest.rtmp.session.PublishTarget;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.socket.nio.NioSocketChannel;

/** An encoder that publishes the clip, again and again, in real time. From any thread. */
final class ClipEncoder {

  private final Channel channel;

  private ClipEncoder(Channel channel) {
    this.channel = channel;
  }

  /** Connects; media follows from the programme's next keyframe on. */
  static ClipEncoder publish(
      EventLoopGroup group, String url, String streamKey, Clip clip, Programme programme) {
    RtmpUrl to = RtmpUrl.parse(url);
    PublishTarget target = new PublishTarget(to.app(), to.tcUrl(), streamKey);
    Channel channel =
        new Bootstrap()
            .group(group)
            .channel(NioSocketChannel.class)
            .option(ChannelOption.TCP_NODELAY, true)
            .handler(
                new ChannelInitializer<Channel>() {
                  @Override
                  protected void initChannel(Channel made) {
                    made.pipeline().addLast(new EncoderConnection(made, clip, programme, target));
                  }
                })
            .connect(to.host(), to.port())
            .syncUninterruptibly()
            .channel();
    return new ClipEncoder(channel);
  }

  /** Dies: closes the connection without a word. */
  void kill() {
    channel.close().syncUninterruptibly();
  }
}
