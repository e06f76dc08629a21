package io.backupstream.api.region;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegionTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  @Test
  void anEmptyRegionIsReadWithTheDocumentedDefaults() throws Exception {
    IngestRegionSpec region = MAPPER.readValue("{}", IngestRegionSpec.class);

    assertThat(region.isDefault()).isFalse();
    assertThat(region.placement()).isEqualTo(Placement.DEFAULTS);
    assertThat(region.exposure()).isEqualTo(Exposure.DEFAULTS);
    assertThat(region.egress()).isEqualTo(Egress.DEFAULTS);
  }

  @Test
  void theDefaultExposureIsWrittenAsItsConstantsSay() {
    assertThat(Exposure.DEFAULTS.mode()).hasToString(Exposure.DEFAULT_MODE);
    assertThat(Exposure.DEFAULTS.type()).hasToString(Exposure.DEFAULT_TYPE);
    assertThat(Exposure.DEFAULTS.externalTrafficPolicy())
        .hasToString(Exposure.DEFAULT_TRAFFIC_POLICY);
  }

  @Test
  void aRegionIsWrittenAsItIsRead() throws Exception {
    String json =
        """
        {"default":true,"host":"{name}.eu.example.com",
         "placement":{"nodeSelector":{"zone":"a"},"tolerations":[{"key":"edge","operator":"Exists"}],
           "lostNodeSeconds":5,"resources":{"requests":{"cpu":"100m"},"limits":{"memory":"256Mi"}},
           "priorityClassName":"live","imagePullSecrets":[{"name":"pull"}]},
         "exposure":{"mode":"PerStream","type":"ClusterIP","annotations":{"a":"b"},
           "externalTrafficPolicy":"Local"},
         "egress":{"deny":["10.0.0.0/8"],"allow":["10.1.0.0/16"]}}
        """;

    IngestRegionSpec region = MAPPER.readValue(json, IngestRegionSpec.class);

    assertThat(MAPPER.readTree(MAPPER.writeValueAsString(region))).isEqualTo(MAPPER.readTree(json));
  }

  @Test
  void aQuantityMayBeAWholeNumber() throws Exception {
    assertThat(MAPPER.readValue("{\"limits\":{\"cpu\":2}}", Resources.class).limits())
        .containsEntry("cpu", new Quantity("2"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "0.0.0.0",
        "169.254.169.254",
        "100.100.100.200",
        "::1",
        "::",
        "fe80::1",
        "fd00:ec2::254",
        "::ffff:127.0.0.1"
      })
  void aDestinationMayNotResolveToThisMachineItsLinkOrMetadata(String address) {
    assertThat(Egress.DEFAULTS.permits(InetAddress.ofLiteral(address))).isFalse();
  }

  @Test
  void whatIsAllowedWinsOverWhatIsDenied() {
    Egress egress = new Egress(List.of("10.0.0.0/8"), List.of("10.1.0.0/16"));

    assertThat(egress.permits(InetAddress.ofLiteral("10.1.2.3"))).isTrue();
    assertThat(egress.permits(InetAddress.ofLiteral("10.2.2.3"))).isFalse();
    assertThat(egress.permits(InetAddress.ofLiteral("203.0.113.9"))).isTrue();
  }
}
