/** What the relay costs, side by side with another relay in one run. Figures, no verdicts. */
@NullMarked
package io.backupstream.ingest.bench;

import org.jspecify.annotations.NullMarked;
