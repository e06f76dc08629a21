package io.backupstream.api.spec;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;

/** RTMPS on the stream's own address. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Tls(
    @Required
        @JsonPropertyDescription(
            "The Secret of type kubernetes.io/tls whose entries tls.crt and tls.key are the"
                + " certificate chain and its private key, both PEM.")
        SecretRef secretRef) {

  /** The Secret's entry with the certificate chain, PEM. */
  public static final String CERTIFICATE_ENTRY = "tls.crt";

  /** The Secret's entry with the private key, PEM. */
  public static final String PRIVATE_KEY_ENTRY = "tls.key";
}
