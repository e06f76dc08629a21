package io.backupstream.operator.plan;

import io.backupstream.api.spec.SourceName;

/**
 * A key of the stream that an older stream of the region has too.
 *
 * @param key whose key of this stream it is
 * @param holder the older stream, as {@code namespace/name}
 */
public record KeyContest(SourceName key, String holder) {}
