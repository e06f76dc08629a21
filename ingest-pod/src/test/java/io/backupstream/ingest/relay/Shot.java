package io.backupstream.ingest.relay;

/**
 * The payload of a simulated frame.
 *
 * @param number which picture or sound of the programme it is
 * @param source who sent it
 */
record Shot(String source, long number) {}
