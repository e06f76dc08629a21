package io.backupstream.ingest.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.backupstream.ingest.splice.Track;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FlvTest {

  private static final String HEADER = "464c5601 05 00000009 00000000";

  @Test
  void whatIsWrittenIsRead() throws IOException {
    List<FlvTag> tags =
        List.of(
            new FlvTag(Track.DATA, 0, Bytes.hex("02000a")),
            new FlvTag(Track.VIDEO, 40, Bytes.hex("1701")),
            new FlvTag(Track.AUDIO, 0x01020304L, Bytes.hex("af01")),
            new FlvTag(Track.VIDEO, 4_294_967_295L, Bytes.hex("")));

    assertThat(read(write(tags))).isEqualTo(tags);
  }

  @Test
  void bytesAreThoseOfTheSpecification() throws IOException {
    byte[] file = write(List.of(new FlvTag(Track.VIDEO, 0x01020304L, Bytes.hex("1701AA"))));

    assertThat(Bytes.hex(file))
        .isEqualTo((HEADER + "09 000003 020304 01 000000 1701aa 0000000e").replace(" ", ""));
  }

  @Test
  void timestampsWrapAtTwoToTheThirtySecond() throws IOException {
    byte[] file = write(List.of(new FlvTag(Track.AUDIO, 4_294_967_296L + 5, Bytes.hex("af01"))));

    assertThat(read(file)).extracting(FlvTag::timestampMillis).containsExactly(5L);
  }

  @Test
  void bodyStaysUnread() throws IOException {
    var body = Bytes.hex("FF AF 01").skipBytes(1);

    byte[] file = write(List.of(new FlvTag(Track.AUDIO, 0, body)));

    assertThat(body.readerIndex()).isOne();
    assertThat(read(file)).extracting(FlvTag::body).containsExactly(Bytes.hex("AF01"));
  }

  @Test
  void fileThatIsNoFlvIsRefused() {
    assertThatThrownBy(() -> read(bytes("464c5602 05 00000009 00000000")))
        .hasMessage("expected an FLV file of version 1, found 0x464c5602");
  }

  @Test
  void tagOfNoKnownTypeIsRefused() {
    assertThatThrownBy(() -> read(bytes(HEADER + "29 000000 000000 00 000000 0000000b")))
        .hasMessage("at byte 13: expected type 8, 9 or 18, found 41");
  }

  @Test
  void tagThatIsTooBigIsRefusedBeforeItIsRead() {
    assertThatThrownBy(() -> read(bytes(HEADER + "09 800001 000000 00 000000")))
        .hasMessage("at byte 13: expected a size of at most 8388608, found 8388609");
  }

  @Test
  void sizeThatDoesNotMatchTheTagBeforeIsRefused() {
    assertThatThrownBy(() -> read(bytes(HEADER + "09 000001 000000 00 000000 17 0000000b")))
        .hasMessage("at byte 25: expected the size of the tag before, 12, found 11");
  }

  @Test
  void fileThatEndsWithinATagIsRefusedWhereverItEnds() throws IOException {
    byte[] whole = write(List.of(new FlvTag(Track.VIDEO, 40, Bytes.hex("170100"))));
    int fileHeader = bytes(HEADER).length;

    for (int length = 0; length < whole.length; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      if (length != fileHeader) {
        assertThatThrownBy(() -> read(cut)).isInstanceOf(EOFException.class);
      }
    }
  }

  @Test
  void spoiltFilesAreRefusedOrRead() throws IOException {
    byte[] whole =
        write(
            List.of(
                new FlvTag(Track.VIDEO, 40, Bytes.hex("170100")),
                new FlvTag(Track.AUDIO, 43, Bytes.hex("af0121"))));
    Random random = new Random(7);
    for (int i = 0; i < 20_000; i++) {
      byte[] spoilt = whole.clone();
      spoilt[random.nextInt(spoilt.length)] = (byte) random.nextInt();
      try {
        assertThat(read(spoilt)).hasSizeLessThanOrEqualTo(2);
      } catch (IOException refused) {
        assertThat(refused).hasNoCause();
      }
    }
  }

  private static byte[] write(List<FlvTag> tags) throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try (FlvWriter writer = new FlvWriter(file)) {
      for (FlvTag tag : tags) {
        writer.write(tag.track(), tag.timestampMillis(), tag.body());
      }
    }
    return file.toByteArray();
  }

  private static List<FlvTag> read(byte[] file) throws IOException {
    List<FlvTag> tags = new ArrayList<>();
    try (FlvReader reader = new FlvReader(new ByteArrayInputStream(file))) {
      for (FlvTag tag = reader.next(); tag != null; tag = reader.next()) {
        tags.add(tag);
      }
    }
    return tags;
  }

  private static byte[] bytes(String digits) {
    return HexFormat.of().parseHex(digits.replace(" ", ""));
  }
}
