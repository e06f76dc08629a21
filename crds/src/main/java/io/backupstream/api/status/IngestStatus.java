package io.backupstream.api.status;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import org.jspecify.annotations.Nullable;

/** What the people at the encoders need. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record IngestStatus(
    @JsonPropertyDescription(
            "The URL that both encoders publish to, each with its own stream key. Opaque: read it,"
                + " never build it.")
        @Nullable String url,
    @JsonPropertyDescription("The Secret whose entries primary and backup are the stream keys.")
        @Nullable String keysSecret) {}
