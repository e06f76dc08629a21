package io.backupstream.ingest.testkit.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

class NeedsTest {
  @Test
  void aMissingProgramSkipsTheTestInOneLine() {
    assertThat(Needs.missing("nginx, of Debian's nginx-core", false))
        .isInstanceOf(TestAbortedException.class)
        .hasMessage("needs nginx, of Debian's nginx-core");
  }

  @Test
  void aMissingProgramFailsTheTestWhereThereIsNoExcuse() {
    assertThatThrownBy(() -> Needs.missing("nginx, of Debian's nginx-core", true))
        .isInstanceOf(AssertionFailedError.class)
        .hasMessage("needs nginx, of Debian's nginx-core");
  }

  @Test
  void aProgramThatIsThereIsFoundByItsPath() {
    assertThat(Needs.program("sh", "dash")).isExecutable();
  }
}
