package io.backupstream.ingest.bench;

import java.util.List;

/**
 * A relay that takes part: a process that runs throughout, loaded in its turn.
 *
 * @param pid its process
 * @param url where encoders publish
 * @param keys of each stream, those of all its encoders
 */
record Contender(String name, long pid, String url, List<List<String>> keys) {}
