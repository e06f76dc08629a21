package io.backupstream.ingest.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import org.junit.jupiter.api.Test;

class CanvasTest {

  private static final String UP_TWO_AND_CLEAR = "\u001b[2A\r\u001b[J";

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final Canvas canvas = new Canvas(new PrintStream(out, true, UTF_8));

  @Test
  void drawsOverThePictureBefore() {
    canvas.draw(List.of("a", "b"), TerminalSize.USUAL);
    canvas.draw(List.of("c"), TerminalSize.USUAL);

    assertThat(written()).isEqualTo("a\nb\n" + UP_TWO_AND_CLEAR + "c\n");
  }

  @Test
  void keepsALineThatIsPutAboveThePicture() {
    canvas.draw(List.of("a", "b"), TerminalSize.USUAL);
    canvas.above("kept");
    canvas.draw(List.of("c"), TerminalSize.USUAL);

    assertThat(written()).isEqualTo("a\nb\n" + UP_TWO_AND_CLEAR + "kept\nc\n");
  }

  @Test
  void cutsLinesThatWouldWrap() {
    canvas.draw(List.of("0123456789"), new TerminalSize(24, 8));

    assertThat(written()).isEqualTo("012345~\n");
  }

  @Test
  void drawsNoMoreLinesThanItCanComeBackOver() {
    canvas.draw(List.of("a", "b", "c"), new TerminalSize(3, 80));

    assertThat(written()).isEqualTo("a\nb\n");
  }

  @Test
  void letsNoWordOfAPeerSteerTheTerminal() {
    canvas.draw(List.of("a\u001b[2Jb"), TerminalSize.USUAL);

    assertThat(written()).isEqualTo("a [2Jb\n");
  }

  private String written() {
    return out.toString(UTF_8).replace(System.lineSeparator(), "\n");
  }
}
