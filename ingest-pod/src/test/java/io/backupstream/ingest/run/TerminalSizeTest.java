package io.backupstream.ingest.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TerminalSizeTest {

  @Test
  void isWhatSttySays() {
    assertThat(TerminalSize.parse("50 132\n")).isEqualTo(new TerminalSize(50, 132));
  }

  @Test
  void isTheUsualOneWhereSttyDoesNotKnow() {
    assertThat(TerminalSize.parse("stty: no tty")).isEqualTo(TerminalSize.USUAL);
    assertThat(TerminalSize.parse("0 0\n")).isEqualTo(TerminalSize.USUAL);
  }
}
