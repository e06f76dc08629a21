package io.backupstream.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.backupstream.api.region.ExposureMode;
import io.backupstream.api.region.ExposureType;
import io.backupstream.api.region.TrafficPolicy;
import io.backupstream.api.spec.EndPolicy;
import io.backupstream.api.spec.Policy;
import io.backupstream.api.spec.SourceName;
import io.backupstream.api.status.ActiveSource;
import io.backupstream.api.status.ConditionStatus;
import io.backupstream.api.status.DestinationState;
import io.backupstream.api.status.SourceState;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WireNameTest {
  @ParameterizedTest
  @ValueSource(
      classes = {
        ActiveSource.class,
        ConditionStatus.class,
        DestinationState.class,
        EndPolicy.class,
        ExposureMode.class,
        ExposureType.class,
        Policy.class,
        SourceName.class,
        SourceState.class,
        TrafficPolicy.class
      })
  void anEnumIsSpokenOfAsManifestsWriteIt(Class<? extends Enum<?>> type) throws Exception {
    ObjectMapper mapper = new ObjectMapper();
    for (Enum<?> constant : type.getEnumConstants()) {
      assertThat(mapper.writeValueAsString(constant)).isEqualTo('"' + constant.toString() + '"');
    }
  }
}
