package io.backupstream.api.status;

import com.fasterxml.jackson.annotation.JsonInclude;

/** What a relay says of one stream: the very record that the operator puts into {@code status}. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StreamReport(String namespace, String name, BackupStreamStatus status) {}
