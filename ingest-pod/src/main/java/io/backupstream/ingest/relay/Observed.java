package io.backupstream.ingest.relay;

import io.backupstream.api.status.AudioFormat;
import io.backupstream.api.status.SourceState;
import io.backupstream.api.status.VideoFormat;
import io.backupstream.ingest.splice.StreamTraits;
import org.jspecify.annotations.Nullable;

/** One source as it is now: for people, and for the judge of seamlessness. */
record Observed(
    SourceState state,
    @Nullable VideoFormat video,
    @Nullable AudioFormat audio,
    @Nullable StreamTraits traits) {

  static final Observed ABSENT = new Observed(SourceState.ABSENT, null, null, null);
}
