package io.backupstream.ingest.rtmp.message;

/** What the two ends of a connection settle among themselves (section 5.4). */
public sealed interface ProtocolControl extends Message
    permits SetChunkSize, Abort, Acknowledgement, WindowAcknowledgementSize, SetPeerBandwidth {}
