package io.backupstream.ingest.management;

import io.backupstream.api.status.RelayReport;
import java.util.function.Supplier;

/**
 * What the management port shows; each is asked on its event loop, for every request, and answers
 * at once.
 *
 * @param live whether the process can go on; if not, it is restarted
 * @param ready whether an encoder can connect now
 * @param metrics all metrics in Prometheus' text format 0.0.4
 * @param report what the relay says of its streams
 */
public record Answers(
    Supplier<Probe> live,
    Supplier<Probe> ready,
    Supplier<String> metrics,
    Supplier<RelayReport> report) {}
