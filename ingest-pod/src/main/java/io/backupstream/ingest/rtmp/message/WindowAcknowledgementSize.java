package io.backupstream.ingest.rtmp.message;

/** The sender expects an acknowledgement at the latest each {@code bytes} (section 5.4.4). */
public record WindowAcknowledgementSize(int bytes) implements ProtocolControl {}
