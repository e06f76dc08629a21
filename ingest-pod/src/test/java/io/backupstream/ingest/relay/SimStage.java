package io.backupstream.ingest.relay;

import io.backupstream.ingest.splice.Frame;
import io.backupstream.ingest.splice.Track;
import java.util.ArrayList;
import java.util.List;

/** What a destination of the simulation got. */
class SimStage implements Conductor.Stage<Shot> {

  /** One frame as it left. */
  record Sent(long micros, long timestamp, Frame<Shot> frame) {
    long presented() {
      return timestamp + frame.ctsMillis();
    }

    /** Output time less the source's own time. */
    long shift() {
      return timestamp - frame.dtsMillis();
    }
  }

  final List<Sent> sent = new ArrayList<>();
  final List<SwitchLine> switches = new ArrayList<>();
  final List<Boolean> letGo = new ArrayList<>();
  final List<AirEnd> ends = new ArrayList<>();
  long now;
  long released;

  @Override
  public void send(Frame<Shot> frame, long timestampMillis) {
    sent.add(new Sent(now, timestampMillis, frame));
  }

  @Override
  public void release(Frame<Shot> frame) {
    released++;
  }

  @Override
  public void switched(SwitchLine line) {
    switches.add(line);
  }

  @Override
  public void letGo(AirEnd end, boolean unpublish) {
    ends.add(end);
    letGo.add(unpublish);
  }

  List<Sent> of(Track track) {
    return sent.stream().filter(s -> s.frame().track() == track && s.frame().isMedia()).toList();
  }
}
