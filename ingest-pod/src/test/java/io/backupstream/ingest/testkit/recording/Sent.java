package io.backupstream.ingest.testkit.recording;

import io.backupstream.ingest.media.FrameReader;
import io.backupstream.ingest.splice.Frame;
import io.backupstream.ingest.testkit.numbered.NumberedFrame;
import io.backupstream.ingest.testkit.numbered.NumberedStream;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** What a destination would get if an encoder published straight to it. */
final class Sent {
  private Sent() {}

  static List<Received> messages(NumberedStream stream, int count) {
    FrameReader reader = new FrameReader();
    List<Received> messages = new ArrayList<>();
    for (NumberedFrame sent : Stream.generate(stream::next).limit(count).toList()) {
      ByteBuf body = Unpooled.wrappedBuffer(sent.body());
      Frame<ByteBuf> frame = reader.read(sent.track(), sent.dtsMillis(), sent.dueMicros(), body);
      messages.add(Received.of(Objects.requireNonNull(frame)));
    }
    return messages;
  }
}
