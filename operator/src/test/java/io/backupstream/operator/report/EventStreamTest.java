package io.backupstream.operator.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventStreamTest {
  private static final String TWO =
      "event: status\ndata: {\"a\":\"ü\"}\n\n: heartbeat\n\nevent: status\r\ndata: {}\r\n\r\n";

  private final EventStream events = new EventStream(64);
  private final List<String> heard = new ArrayList<>();

  @Test
  void eachEventIsHeardOnceAndHeartbeatsAreNone() {
    read(TWO);

    assertThat(heard).containsExactly("{\"a\":\"ü\"}", "{}");
  }

  @Test
  void bytesMayComeOneByOne() {
    ByteBuf all = Unpooled.copiedBuffer(TWO, StandardCharsets.UTF_8);
    while (all.isReadable()) {
      events.read(all.readSlice(1), heard::add);
    }

    assertThat(heard).containsExactly("{\"a\":\"ü\"}", "{}");
  }

  @Test
  void anEventThatNeverEndsIsNotKept() {
    assertThatThrownBy(() -> read("data: " + "x".repeat(100)))
        .hasMessage("expected an event of at most 64 bytes");
  }

  private void read(String text) {
    events.read(Unpooled.copiedBuffer(text, StandardCharsets.UTF_8), heard::add);
  }
}
