package io.backupstream.ingest.rtmp.message;

/**
 * From here on the sender's chunks carry up to {@code bytes} of payload (section 5.4.1). Chunk
 * decoder and encoder apply it as it passes.
 */
public record SetChunkSize(int bytes) implements ProtocolControl {}
