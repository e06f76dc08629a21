package io.backupstream.ingest.rtmp.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** The short run of fuzzing: the examples with some bytes changed, cut out or doubled. */
class MutatedBytesTest {

  private static final int ROUNDS = 20_000;

  private final SplittableRandom random = new SplittableRandom(7);

  @Test
  void startFromAConversationThatReachesItsMedia() {
    assertThat(AnyBytes.asEncoder(Seeds.bytes(Seeds.PUBLISH))).isEqualTo(2);
  }

  @Test
  void areAmfOrRefused() {
    mutate(Seeds.amf().toList(), AnyBytes::asAmf);
  }

  @Test
  void areAnEncoderOrRefused() {
    mutate(Seeds.messages().toList(), AnyBytes::asEncoder);
  }

  @Test
  void areADestinationOrRefused() {
    mutate(Seeds.messages().toList(), AnyBytes::asDestination);
  }

  private void mutate(List<byte[]> seeds, Consumer<byte[]> reader) {
    for (int round = 0; round < ROUNDS; round++) {
      byte[] bytes = seeds.get(random.nextInt(seeds.size())).clone();
      for (int change = random.nextInt(4); change > 0; change--) {
        bytes = change(bytes);
      }
      byte[] tried = bytes;
      assertThatCode(() -> reader.accept(tried))
          .as("round %d: %s", round, HexFormat.of().formatHex(tried))
          .doesNotThrowAnyException();
    }
  }

  private byte[] change(byte[] bytes) {
    if (bytes.length == 0) {
      return bytes;
    }
    int at = random.nextInt(bytes.length);
    byte[] changed = bytes.clone();
    switch (random.nextInt(4)) {
      case 0 -> changed[at] = (byte) random.nextInt();
      case 1 -> changed[at] ^= (byte) (1 << random.nextInt(8));
      case 2 -> changed = Arrays.copyOf(bytes, at);
      default -> {
        changed = Arrays.copyOf(bytes, bytes.length + bytes.length - at);
        System.arraycopy(bytes, at, changed, bytes.length, bytes.length - at);
      }
    }
    return changed;
  }
}
