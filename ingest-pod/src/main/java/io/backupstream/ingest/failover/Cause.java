package io.backupstream.ingest.failover;

/** Why a source is to go on air. */
public enum Cause {
  /** The event begins. */
  STARTED,
  /** Nothing was on air, and this source came first. */
  RETURNED,
  /** The encoder on air ended its publish. */
  UNPUBLISHED,
  /** The encoder on air closed its connection without a word. */
  CLOSED,
  /** The connection of the encoder on air was reset or given up. */
  RESET,
  /** The encoder on air broke the protocol. */
  PROTOCOL_ERROR,
  /** No media came over the open connection of the encoder on air. */
  STALLED,
  /** Its sound went on, its pictures did not. */
  VIDEO_STALLED,
  /** Its pictures went on, its sound did not. */
  AUDIO_STALLED,
  /** Its media came ever later, until the buffer could not cover a failover any more. */
  BEHIND,
  /** The policy prefers the primary, and it has recovered. */
  PRIMARY_PREFERRED,
  /** An operator's hand. */
  PINNED
}
