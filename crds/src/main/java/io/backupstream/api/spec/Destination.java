package io.backupstream.api.spec;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;

/** A place that the stream is pushed to by RTMP. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Destination(
    @Required
        @Size(max = 63)
        @ValidationRule(
            value = "self.matches(r'" + NAME_PATTERN + "')",
            message = "expected lower-case letters, digits and inner hyphens")
        @JsonPropertyDescription(
            "Name of the destination, unique within the stream; status, events and metrics use it.")
        String name,
    @Default("true")
        @JsonPropertyDescription(
            "Whether media is sent. False: configured, not sent to, as for a rehearsal; set it to"
                + " true to go live. Defaults to true.")
        Boolean enabled,
    @Required
        @Size(max = 2048)
        @ValidationRule(
            value = "self.matches(r'" + RtmpUrl.PATTERN + "')",
            message = "expected rtmp:// or rtmps://, a host, optionally a port, and an app")
        @ValidationRule(
            value =
                "!isURL(self) || url(self).getPort() == ''"
                    + " || (int(url(self).getPort()) >= 1 && int(url(self).getPort()) <= 65535)",
            message = "expected a port from 1 to 65535")
        @JsonPropertyDescription(
            "RTMP URL of the destination with its app but without the stream key: rtmp:// or"
                + " rtmps://, a host, optionally a port (1935, or 443 for rtmps), an app.")
        String url,
    @Required @JsonPropertyDescription("Where the destination's stream key stands.")
        SecretKeyRef streamKeyRef) {

  public static final String NAME_PATTERN = "^[a-z0-9]([-a-z0-9]*[a-z0-9])?$";
  public static final boolean DEFAULT_ENABLED = true;

  public Destination {
    enabled = enabled == null ? DEFAULT_ENABLED : enabled;
  }
}
