package io.backupstream.ingest.media;

import static org.assertj.core.api.Assertions.assertThat;

import io.backupstream.ingest.rtmp.amf0.AmfValue;
import io.backupstream.ingest.rtmp.amf0.AmfValue.AmfEcmaArray;
import io.backupstream.ingest.rtmp.amf0.AmfValue.AmfObject;
import io.backupstream.ingest.rtmp.amf0.AmfWriter;
import io.backupstream.ingest.splice.Frame;
import io.backupstream.ingest.splice.Track;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class HeadersTest {

  private static final Map<String, AmfValue> OBS =
      Map.of(
          "width", AmfValue.of(1920),
          "height", AmfValue.of(1080),
          "framerate", AmfValue.of(30),
          "videodatarate", AmfValue.of(6000),
          "stereo", AmfValue.of(true),
          "encoder", AmfValue.of("obs-output module (libobs version 29.0.2)"));

  @Test
  void bitRatesAndNamesOfEncodersMakeNoDifference() {
    assertThat(
            Headers.alike(
                metadata(OBS), metadata(with("videodatarate", 4500, "encoder", "Lavf62"))))
        .isTrue();
  }

  @Test
  void sizeAndRatesMakeADifference() {
    assertThat(Headers.alike(metadata(OBS), metadata(with("height", 720)))).isFalse();
    assertThat(Headers.alike(metadata(OBS), metadata(with("framerate", 60)))).isFalse();
    assertThat(Headers.alike(metadata(OBS), metadata(with("stereo", false)))).isFalse();
    assertThat(Headers.alike(metadata(OBS), metadata(with("audiocodecid", 10)))).isFalse();
  }

  @Test
  void wayOfWrappingMakesNoDifference() {
    Frame<ByteBuf> bare = header(List.of(AmfValue.of("onMetaData"), new AmfObject(OBS)));
    Frame<ByteBuf> wrapped =
        header(
            List.of(
                AmfValue.of("@setDataFrame"), AmfValue.of("onMetaData"), new AmfEcmaArray(OBS)));

    assertThat(Headers.alike(bare, wrapped)).isTrue();
  }

  @Test
  void otherHeadersAreAlikeIfTheirBytesAre() {
    Frame<ByteBuf> one = frame(Track.AUDIO, Bytes.hex("AF001190"));

    assertThat(Headers.alike(one, frame(Track.AUDIO, Bytes.hex("AF001190")))).isTrue();
    assertThat(Headers.alike(one, frame(Track.AUDIO, Bytes.hex("AF001210")))).isFalse();
  }

  @Test
  void metadataThatCannotBeReadIsLikeItsOwnBytesAlone() {
    String cutShort = "02 000a 6f6e4d65746144617461 08 00000001 0005 7769";
    Frame<ByteBuf> broken = frame(Track.DATA, Bytes.hex(cutShort));

    assertThat(Headers.alike(broken, frame(Track.DATA, Bytes.hex(cutShort)))).isTrue();
    assertThat(Headers.alike(broken, frame(Track.DATA, Bytes.hex(cutShort + "64")))).isFalse();
    assertThat(Headers.alike(broken, metadata(OBS))).isFalse();
    assertThat(Headers.alike(metadata(OBS), broken)).isFalse();
  }

  @Test
  void recordedMetadataIsUnderstoodAndStaysUnread() {
    ByteBuf body = Recorded.first("h264", Track.DATA, "02");

    MetadataEssence essence = Objects.requireNonNull(MetadataEssence.of(body));

    assertThat(essence.values())
        .containsEntry("width", AmfValue.of(160))
        .containsEntry("height", AmfValue.of(90))
        .containsEntry("videocodecid", AmfValue.of(7))
        .doesNotContainKeys("encoder", "duration", "videodatarate");
    assertThat(body.readerIndex()).isZero();
  }

  private static Map<String, AmfValue> with(Object... namesAndValues) {
    Map<String, AmfValue> changed = new LinkedHashMap<>(OBS);
    for (int i = 0; i < namesAndValues.length; i += 2) {
      AmfValue value =
          switch (namesAndValues[i + 1]) {
            case Integer number -> AmfValue.of(number);
            case Boolean flag -> AmfValue.of(flag);
            default -> AmfValue.of(namesAndValues[i + 1].toString());
          };
      changed.put(namesAndValues[i].toString(), value);
    }
    return changed;
  }

  private static Frame<ByteBuf> metadata(Map<String, AmfValue> values) {
    return header(List.of(AmfValue.of("onMetaData"), new AmfEcmaArray(values)));
  }

  private static Frame<ByteBuf> header(List<AmfValue> values) {
    ByteBuf body = Unpooled.buffer();
    values.forEach(value -> AmfWriter.write(value, body));
    return frame(Track.DATA, body);
  }

  private static Frame<ByteBuf> frame(Track type, ByteBuf body) {
    return Objects.requireNonNull(new FrameReader().read(type, 0, 0, body));
  }
}
