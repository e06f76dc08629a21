package io.backupstream.api.status;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import org.jspecify.annotations.Nullable;

/** An encoder's audio as its configuration tells it; what is unknown is left out. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AudioFormat(
    @JsonPropertyDescription("AAC, Opus, MP3 or another name of the field.") String codec,
    @JsonPropertyDescription("Samples per second.") @Nullable Integer sampleRate,
    @JsonPropertyDescription("Number of channels.") @Nullable Integer channels) {}
