package io.backupstream.ingest.rtmp.message;

/** One RTMP message of the kinds that a publish needs; all others are passed over on reading. */
public sealed interface Message permits ProtocolControl, UserControl, Command, Media {}
