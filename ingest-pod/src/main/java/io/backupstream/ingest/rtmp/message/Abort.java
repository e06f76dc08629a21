package io.backupstream.ingest.rtmp.message;

/** Forget the half-sent message of this chunk stream (section 5.4.2). */
public record Abort(int chunkStreamId) implements ProtocolControl {}
