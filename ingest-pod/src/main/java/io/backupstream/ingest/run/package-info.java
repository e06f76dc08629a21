/**
 * The commands: reads manifests, starts the relays and everything around them, and shows a person
 * how they are doing. Only here and in {@code management} are metrics known.
 */
@NullMarked
package io.backupstream.ingest.run;

import org.jspecify.annotations.NullMarked;
