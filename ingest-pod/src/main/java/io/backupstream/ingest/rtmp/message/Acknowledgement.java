package io.backupstream.ingest.rtmp.message;

/**
 * How much the sender has received so far (section 5.4.3).
 *
 * @param receivedBytes unsigned, modulo 2^32
 */
public record Acknowledgement(int receivedBytes) implements ProtocolControl {}
