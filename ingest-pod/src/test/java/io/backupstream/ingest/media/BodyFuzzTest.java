package io.backupstream.ingest.media;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.backupstream.ingest.splice.Track;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The long run; jazzer fuzzes one target a JVM, hence a class of its own. */
@Tag("fuzz")
class BodyFuzzTest {

  private final FrameReader reader = new FrameReader();

  /** Each recorded message, its type in front. */
  static Stream<Arguments> seeds() {
    return Recorded.ALL.stream()
        .flatMap(recording -> Recorded.messages(recording).stream())
        .map(message -> Arguments.of((Object) withType(message)));
  }

  @MethodSource("seeds")
  @FuzzTest(maxDuration = "10m")
  void anyBodyIsSurvived(byte[] bytes) {
    if (bytes.length > 0) {
      Track type =
          switch (bytes[0]) {
            case 8 -> Track.AUDIO;
            case 9 -> Track.VIDEO;
            default -> Track.DATA;
          };
      HostileBodiesTest.survives(reader, type, Arrays.copyOfRange(bytes, 1, bytes.length));
    }
  }

  private static byte[] withType(Recorded message) {
    byte[] body = message.bytes();
    byte[] seed = new byte[body.length + 1];
    seed[0] = (byte) FlvTag.typeOf(message.type());
    System.arraycopy(body, 0, seed, 1, body.length);
    return seed;
  }
}
