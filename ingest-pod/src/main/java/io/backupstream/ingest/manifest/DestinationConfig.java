package io.backupstream.ingest.manifest;

import io.backupstream.api.spec.RtmpUrl;

/**
 * One destination with its stream key.
 *
 * @param enabled false: configured, not sent to
 */
public record DestinationConfig(String name, boolean enabled, RtmpUrl url, StreamKey key) {}
