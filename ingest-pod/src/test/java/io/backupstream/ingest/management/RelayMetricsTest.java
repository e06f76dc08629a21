package io.backupstream.ingest.management;

import static org.assertj.core.api.Assertions.assertThat;

import io.backupstream.api.spec.SourceName;
import io.backupstream.api.status.SwitchReasons;
import io.backupstream.ingest.push.PushPhase;
import io.backupstream.ingest.push.PushState;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RelayMetricsTest {
  private static final String STREAM = "{namespace=\"events\",stream=\"keynote\"}";
  private static final String PRIMARY =
      "{namespace=\"events\",source=\"primary\",stream=\"keynote\"}";
  private static final String YOUTUBE =
      "{destination=\"youtube\",namespace=\"events\",stream=\"keynote\"}";

  private final RelayMetrics metrics = new RelayMetrics();
  private final StreamMetrics stream = metrics.stream("events", "keynote");

  @AfterEach
  void close() {
    metrics.close();
  }

  @Test
  void whatASourceSendsIsCounted() {
    SourceMetrics primary = stream.source(SourceName.PRIMARY);
    primary.receiving(true);
    primary.onAir(true);
    primary.received(1000);
    primary.received(500);
    primary.lag(250_000);

    assertThat(lines())
        .contains(
            "backupstream_source_receiving" + PRIMARY + " 1.0",
            "backupstream_on_air" + PRIMARY + " 1.0",
            "backupstream_source_bytes_total" + PRIMARY + " 1500.0",
            "backupstream_source_frames_total" + PRIMARY + " 2.0",
            "backupstream_source_lag_seconds" + PRIMARY + " 0.25");
  }

  @Test
  void whatADestinationGetsIsCounted() {
    DestinationMetrics youtube = stream.destination("youtube");
    youtube.stateChanged(new PushState(PushPhase.STREAMING, Instant.EPOCH, ""));
    youtube.written(700);
    youtube.dropped(3, 900);
    youtube.reconnecting();
    youtube.delivered(20_000);

    assertThat(lines())
        .contains(
            "backupstream_destination_streaming" + YOUTUBE + " 1.0",
            "backupstream_destination_bytes_total" + YOUTUBE + " 700.0",
            "backupstream_destination_dropped_frames_total" + YOUTUBE + " 3.0",
            "backupstream_destination_dropped_bytes_total" + YOUTUBE + " 900.0",
            "backupstream_destination_reconnects_total" + YOUTUBE + " 1.0",
            "backupstream_destination_latency_seconds_count" + YOUTUBE + " 1",
            "backupstream_destination_latency_seconds_sum" + YOUTUBE + " 0.02");
  }

  @Test
  void aDestinationThatFailedDoesNotStream() {
    DestinationMetrics youtube = stream.destination("youtube");
    youtube.stateChanged(new PushState(PushPhase.STREAMING, Instant.EPOCH, ""));
    youtube.stateChanged(new PushState(PushPhase.FAILED, Instant.EPOCH, "refused"));

    assertThat(lines()).contains("backupstream_destination_streaming" + YOUTUBE + " 0.0");
  }

  @Test
  void switchesAreCountedByReasonAndTheirGapsAddUp() {
    stream.switched(SwitchReasons.STALLED, 40L);
    stream.switched(SwitchReasons.STALLED, -33L);
    stream.switched(SwitchReasons.CLOSED, 60L);

    assertThat(lines())
        .contains(
            "backupstream_switches_total"
                + "{namespace=\"events\",reason=\"Stalled\",stream=\"keynote\"} 2.0",
            "backupstream_splice_gap_seconds_count" + STREAM + " 3",
            "backupstream_splice_gap_seconds_sum" + STREAM + " 0.1");
  }

  @Test
  void whatAStreamHoldsAndWhetherItIsSeamlessIsShown() {
    stream.buffered(4096);
    stream.seamlessReady(true);

    assertThat(lines())
        .contains(
            "backupstream_buffered_bytes" + STREAM + " 4096.0",
            "backupstream_seamless_ready" + STREAM + " 1.0");
  }

  @Test
  void refusedPublishesAreCounted() {
    metrics.publishRefused("UnknownKey");

    assertThat(lines()).contains("backupstream_publish_refused_total{reason=\"UnknownKey\"} 1.0");
  }

  @Test
  void theSeriesOfADestinationGoWithIt() {
    stream.destination("youtube").close();

    assertThat(lines()).noneMatch(line -> line.contains("youtube"));
  }

  @Test
  void theSeriesOfAStreamGoWithIt() {
    stream.switched(SwitchReasons.CLOSED, 0L);
    stream.close();

    assertThat(lines()).noneMatch(line -> line.contains("keynote"));
  }

  @Test
  void theProcessIsMeasuredToo() {
    assertThat(metrics.scrape())
        .contains(
            "jvm_memory_used_bytes",
            "jvm_gc_memory_allocated_bytes_total",
            "jvm_threads_live_threads",
            "process_cpu_usage",
            "process_uptime_seconds",
            "process_files_open_files",
            "netty_allocator_memory_used");
  }

  private List<String> lines() {
    return metrics.scrape().lines().toList();
  }
}
