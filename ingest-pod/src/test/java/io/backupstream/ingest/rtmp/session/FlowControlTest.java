package io.backupstream.ingest.rtmp.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.backupstream.ingest.rtmp.message.Acknowledgement;
import io.backupstream.ingest.rtmp.message.Message;
import io.backupstream.ingest.rtmp.message.SetPeerBandwidth;
import io.backupstream.ingest.rtmp.message.UserControl;
import io.backupstream.ingest.rtmp.message.WindowAcknowledgementSize;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FlowControlTest {

  private final FlowControl flow = new FlowControl();

  @Test
  void acknowledgesHalfTheUsualWindowWhereNoneWasAnnounced() {
    assertThat(flow.received(2_499_999)).isNull();
    assertThat(flow.received(1)).isEqualTo(new Acknowledgement(2_500_000));
    assertThat(flow.received(2_499_999)).isNull();
    assertThat(flow.received(1)).isEqualTo(new Acknowledgement(5_000_000));
  }

  @Test
  void acknowledgesHalfTheAnnouncedWindow() {
    flow.answer(new WindowAcknowledgementSize(1000));

    assertThat(flow.received(499)).isNull();
    assertThat(flow.received(1)).isEqualTo(new Acknowledgement(500));
  }

  @Test
  void acknowledgesNoLaterForAVastWindow() {
    flow.answer(new WindowAcknowledgementSize(-1));

    assertThat(flow.received(2_500_000)).isEqualTo(new Acknowledgement(2_500_000));
  }

  @Test
  void acknowledgesEachReadForAWindowOfNothing() {
    flow.answer(new WindowAcknowledgementSize(0));

    assertThat(flow.received(1)).isEqualTo(new Acknowledgement(1));
  }

  @Test
  void countsOnWhereTheCounterWraps() {
    List<Message> sent = new ArrayList<>();
    int step = 2_500_000;
    long total = 0;
    while (total < (1L << 32) + 2L * step) {
      Message due = flow.received(step);
      total += step;
      assertThat(due).isEqualTo(new Acknowledgement((int) total));
      sent.add(due);
    }
    assertThat(sent).hasSize(1720);
    assertThat(sent.getLast()).isEqualTo(new Acknowledgement((int) (total - (1L << 32))));
  }

  @Test
  void answersAPingWithItsTime() {
    assertThat(flow.answer(new UserControl(UserControl.PING_REQUEST, 77)))
        .isEqualTo(UserControl.pingResponse(77));
  }

  @Test
  void passesOverOtherEvents() {
    assertThat(flow.answer(UserControl.streamBegin(1))).isNull();
    assertThat(flow.answer(UserControl.pingResponse(1))).isNull();
    assertThat(flow.answer(new UserControl(31, 1))).isNull();
  }

  @Test
  void announcesTheWindowThatThePeerAsksForOnce() {
    var asked = new SetPeerBandwidth(2_500_000, SetPeerBandwidth.DYNAMIC);

    assertThat(flow.answer(asked)).isEqualTo(new WindowAcknowledgementSize(2_500_000));
    assertThat(flow.answer(asked)).isNull();
  }

  @Test
  void passesOverAcknowledgements() {
    assertThat(flow.answer(new Acknowledgement(1))).isNull();
  }
}
