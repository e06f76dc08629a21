package io.backupstream.ingest.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.util.concurrent.MockTicker;
import io.netty.util.concurrent.Ticker;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LoopPulseTest {
  private final MockTicker ticker = Ticker.newMockTicker();
  private final EmbeddedChannel loop = EmbeddedChannel.builder().ticker(ticker).build();
  private final LoopPulse pulse = new LoopPulse(loop.eventLoop(), ticker::nanoTime);

  @Test
  void aLoopThatTurnsIsAliveForEver() {
    for (int i = 0; i < 100; i++) {
      ticker.advance(1, TimeUnit.SECONDS);
      loop.runScheduledPendingTasks();
      assertThat(pulse.probe().passed()).isTrue();
    }
  }

  @Test
  void aLoopThatIsStuckIsNotAliveAndTheProbeSaysForHowLong() {
    ticker.advance(9, TimeUnit.SECONDS);
    assertThat(pulse.probe().passed()).isTrue();

    ticker.advance(3, TimeUnit.SECONDS);
    assertThat(pulse.probe().passed()).isFalse();
    assertThat(pulse.probe().message()).isEqualTo("the event loop has not turned for 12 s");
  }

  @Test
  void aLoopThatTurnsAgainIsAliveAgain() {
    ticker.advance(60, TimeUnit.SECONDS);
    loop.runScheduledPendingTasks();

    assertThat(pulse.probe().passed()).isTrue();
  }
}
