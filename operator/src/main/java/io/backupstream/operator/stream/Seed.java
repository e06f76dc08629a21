package io.backupstream.operator.stream;

import io.backupstream.api.resource.BackupStream;
import io.fabric8.kubernetes.client.KubernetesClientException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes all streams' keys down before the first stream is judged: which of two is the older must
 * not depend on which is looked at first.
 */
final class Seed {
  private static final Logger LOG = LoggerFactory.getLogger(Seed.class);

  private final StreamCache streams;
  private final SituationReader reader;
  private boolean sown;

  Seed(StreamCache streams, SituationReader reader) {
    this.streams = streams;
    this.reader = reader;
  }

  synchronized void once() {
    if (!sown) {
      streams.all().toList().parallelStream().forEach(this::claim);
      sown = true;
    }
  }

  private void claim(BackupStream stream) {
    try {
      reader.claim(stream);
    } catch (KubernetesClientException unread) {
      LOG.warn(
          "keys of stream {}/{} cannot be read yet: {}",
          stream.getMetadata().getNamespace(),
          stream.getMetadata().getName(),
          unread.getMessage());
    }
  }
}
