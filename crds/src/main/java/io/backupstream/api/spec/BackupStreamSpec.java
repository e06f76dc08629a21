package io.backupstream.api.spec;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.backupstream.api.Names;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One programme: two encoders come in, one unbroken stream goes out to its destinations. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record BackupStreamSpec(
    @Size(min = 1, max = 63)
        @ValidationRule(
            value = "self.matches(r'" + Names.LABEL + "')",
            message =
                "expected the name of an IngestRegion: lower-case letters, digits and inner hyphens")
        @ValidationRule(
            value = "self != '" + REGION_AUTO + "'",
            message = "expected the name of an IngestRegion, auto is reserved")
        @JsonPropertyDescription(
            "The IngestRegion that the stream lives in. Left out, it is the default region; auto is"
                + " reserved.")
        @Nullable String region,
    @Default("false")
        @JsonPropertyDescription(
            "True: the relay stops, destinations are unpublished; keys and URL stay. Defaults to"
                + " false.")
        Boolean suspend,
    @JsonPropertyDescription(
            "The encoders' stream keys. Left out, they are generated once into the Secret"
                + " <name>-keys.")
        @Nullable Keys keys,
    @JsonPropertyDescription(
            "Certificate for RTMPS on the stream's own address. Left out, encoders publish by plain"
                + " RTMP.")
        @Nullable Tls tls,
    @Required
        @Size(min = 1, max = MAX_DESTINATIONS)
        @JsonPropertyDescription("Where the stream is pushed to: 1 to 16 destinations.")
        List<Destination> destinations,
    @JsonPropertyDescription("When a source counts as failed, and who takes over.")
        Failover failover,
    @JsonPropertyDescription(
            "When the event takes place. Left out, the stream is a standing channel.")
        @Nullable Schedule schedule) {

  public static final boolean DEFAULT_SUSPEND = false;
  public static final int MAX_DESTINATIONS = 16;

  /** What a stream's name looks like: it also names Services and, with suffixes, Secrets. */
  public static final String NAME_PATTERN = "^[a-z]([-a-z0-9]{0,48}[a-z0-9])?$";

  /** Reserved as a region's name: the region that suits the encoders best. */
  public static final String REGION_AUTO = "auto";

  public BackupStreamSpec {
    suspend = suspend == null ? DEFAULT_SUSPEND : suspend;
    destinations = destinations == null ? List.of() : List.copyOf(destinations);
    failover = failover == null ? Failover.DEFAULTS : failover;
  }
}
