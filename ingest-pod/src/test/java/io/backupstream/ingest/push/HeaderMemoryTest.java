package io.backupstream.ingest.push;

import static org.assertj.core.api.Assertions.assertThat;

import io.backupstream.ingest.media.Headers;
import io.backupstream.ingest.splice.Frame;
import io.backupstream.ingest.splice.Kind;
import io.backupstream.ingest.splice.Track;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HeaderMemoryTest {
  private final Frames frames = new Frames();
  private final HeaderMemory memory = new HeaderMemory(Headers::alike);

  @AfterEach
  void everyReferenceIsReleased() {
    frames.releaseByCaller();
    memory.close();
    frames.assertAllReleased();
  }

  @Test
  void headersAreKeptInTheOrderInWhichTheirSlotsCame() {
    memory.put(frames.metadata("M"));
    memory.put(frames.audioHeader("A"));
    memory.put(frames.videoHeader("V"));
    memory.put(frames.metadata("M2"));

    assertThat(kept()).containsExactly("M2", "A", "V");
  }

  @Test
  void aHeaderIsNewOnlyWhenItsBytesDiffer() {
    assertThat(memory.put(frames.videoHeader("V"))).isTrue();
    assertThat(memory.put(frames.videoHeader("V"))).isFalse();
    assertThat(memory.put(frames.videoHeader("W"))).isTrue();
    assertThat(memory.put(frames.videoHeader("V"))).isTrue();
  }

  @Test
  void whatADecoderCannotTellApartIsNotNew() {
    try (HeaderMemory firstLetter =
        new HeaderMemory(
            (one, other) -> Frames.text(one).charAt(0) == Frames.text(other).charAt(0))) {
      firstLetter.put(frames.metadata("M, 12:00"));

      assertThat(firstLetter.put(frames.metadata("M, 12:01"))).isFalse();
      assertThat(firstLetter.put(frames.metadata("N, 12:02"))).isTrue();
    }
  }

  @Test
  void slotsBeyondTheLimitPassWithoutBeingKept() {
    List<ByteBuf> payloads = new ArrayList<>();
    for (int slot = 0; slot < HeaderMemory.MOST_SLOTS + 1; slot++) {
      ByteBuf payload = Unpooled.copyInt(slot);
      payloads.add(payload);
      assertThat(
              memory.put(
                  new Frame<>(Track.DATA, Kind.HEADER, "slot" + slot, 0, 0, 0, 0, 4, payload)))
          .isTrue();
    }

    assertThat(kept()).hasSize(HeaderMemory.MOST_SLOTS);
    assertThat(payloads.getLast().refCnt()).isOne();
    payloads.forEach(ByteBuf::release);
  }

  private List<String> kept() {
    List<String> texts = new ArrayList<>();
    memory.forEach(header -> texts.add(Frames.text(header)));
    return texts;
  }
}
