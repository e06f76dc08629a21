package io.backupstream.operator.stream;

import io.backupstream.api.resource.BackupStream;
import io.javaoperatorsdk.operator.processing.event.source.ResourceEventAware;
import io.javaoperatorsdk.operator.processing.event.source.inbound.SimpleInboundEventSource;
import java.util.function.Consumer;

/**
 * The door for what happens elsewhere. It hears of streams that are gone as well: the framework
 * forgets to say so when a look at the stream fails just then.
 */
final class Elsewhere extends SimpleInboundEventSource<BackupStream>
    implements ResourceEventAware<BackupStream> {
  private final Consumer<BackupStream> gone;

  /**
   * @param gone is told each stream that the cache has no more; must return soon
   */
  Elsewhere(Consumer<BackupStream> gone) {
    super("elsewhere");
    this.gone = gone;
  }

  @Override
  public void onResourceDeleted(BackupStream stream) {
    gone.accept(stream);
  }
}
