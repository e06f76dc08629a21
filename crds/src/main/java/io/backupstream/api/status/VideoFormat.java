package io.backupstream.api.status;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import org.jspecify.annotations.Nullable;

/** An encoder's video as its parameter sets and timestamps tell it; what is unknown is left out. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record VideoFormat(
    @JsonPropertyDescription("H264, HEVC, AV1 or VP9.") String codec,
    @JsonPropertyDescription("Profile and level, for example High@4.1.") @Nullable String profile,
    @JsonPropertyDescription("Width of the picture in pixels.") @Nullable Integer width,
    @JsonPropertyDescription("Height of the picture in pixels.") @Nullable Integer height,
    @JsonPropertyDescription(
            "Frames per second, rounded to what is certain, for example 29.97 or 50.")
        @Nullable String frameRate,
    @JsonPropertyDescription(
            "The longest time between keyframes, rounded to what is certain, for example 2s.")
        @Nullable String keyframeInterval) {}
