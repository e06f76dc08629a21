package io.backupstream.operator.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.backupstream.api.resource.BackupStream;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import org.junit.jupiter.api.Test;

class RecentStreamsTest {
  private final RecentStreams recent = new RecentStreams();

  @Test
  void whatWeWroteHoldsUntilTheInformerShowsIt() {
    BackupStream written = stream("uid", "12");
    recent.wrote(written);

    assertThat(recent.latest(stream("uid", "9"))).isSameAs(written);
    BackupStream shown = stream("uid", "12");
    assertThat(recent.latest(shown)).isSameAs(shown);
    BackupStream older = stream("uid", "9");
    assertThat(recent.latest(older)).isSameAs(older);
  }

  @Test
  void aStreamThatWasMadeAnewIsAnother() {
    recent.wrote(stream("uid", "12"));
    BackupStream anew = stream("another", "11");

    assertThat(recent.latest(anew)).isSameAs(anew);
  }

  private static BackupStream stream(String uid, String version) {
    BackupStream stream = new BackupStream();
    stream.setMetadata(
        new ObjectMetaBuilder()
            .withName("keynote")
            .withNamespace("events")
            .withUid(uid)
            .withResourceVersion(version)
            .build());
    return stream;
  }
}
