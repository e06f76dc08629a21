package io.backupstream.ingest.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.backupstream.ingest.splice.Frame;
import io.backupstream.ingest.splice.Track;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Bodies that lie: whatever comes, a frame or none, never an exception. */
class HostileBodiesTest {

  static final List<String> recordings = Recorded.ALL;

  private static final int MUTATIONS_A_MESSAGE = 400;
  private static final int WHOLLY_RANDOM = 20_000;

  @ParameterizedTest
  @FieldSource("recordings")
  void everyPrefixIsSurvived(String recording) {
    FrameReader reader = new FrameReader();
    for (Recorded message : Recorded.messages(recording)) {
      byte[] bytes = message.bytes();
      for (int length = 0; length <= bytes.length; length++) {
        survives(reader, message.type(), Arrays.copyOf(bytes, length));
      }
    }
  }

  @ParameterizedTest
  @FieldSource("recordings")
  void everyMutationIsSurvived(String recording) {
    Random random = new Random(recording.hashCode());
    FrameReader reader = new FrameReader();
    for (Recorded message : Recorded.messages(recording)) {
      for (int i = 0; i < MUTATIONS_A_MESSAGE; i++) {
        byte[] bytes = message.bytes().clone();
        for (int flips = random.nextInt(1, 8); flips > 0; flips--) {
          int head = Math.min(bytes.length, 64);
          int at = random.nextInt(random.nextBoolean() ? head : bytes.length);
          bytes[at] = (byte) random.nextInt();
        }
        survives(reader, message.type(), bytes);
      }
    }
  }

  @Test
  void randomBytesBehindAValidTagAreSurvived() {
    Random random = new Random(4);
    String[] tags = {
      "1700000000",
      "1701000000",
      "9068766331",
      "9168766331000000",
      "9061763031",
      "9161763031",
      "9076703039",
      "af00",
      "904f707573",
      "91ec2d3300",
      "90664c6143",
      "2f",
      "9613",
      "9621"
    };
    FrameReader reader = new FrameReader();
    for (int i = 0; i < WHOLLY_RANDOM; i++) {
      byte[] tail = new byte[random.nextInt(80)];
      random.nextBytes(tail);
      byte[] head = Unpooled.copiedBuffer(Bytes.hex(tags[i % tags.length])).array();
      byte[] bytes = Arrays.copyOf(head, head.length + tail.length);
      System.arraycopy(tail, 0, bytes, head.length, tail.length);
      survives(reader, i % 2 == 0 ? Track.VIDEO : Track.AUDIO, bytes);
    }
  }

  static void survives(FrameReader reader, Track type, byte[] bytes) {
    ByteBuf body = Unpooled.buffer(bytes.length).writeBytes(bytes);
    assertThatCode(
            () -> {
              Formats.video(body);
              AudioFormat audio = Formats.audio(body);
              Formats.audioMicros(
                  audio == null ? AudioFormat.ofCodecAlone(AudioCodec.OTHER) : audio, body);
              Frame<ByteBuf> frame = reader.read(type, 0, 0, body);
              assertThat(body.refCnt()).isEqualTo(frame == null ? 0 : 1);
            })
        .as(() -> type + " " + Bytes.hex(bytes))
        .doesNotThrowAnyException();
  }
}
