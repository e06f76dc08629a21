package io.backupstream.operator.keys;

import static org.assertj.core.api.Assertions.assertThat;

import io.backupstream.api.spec.SourceName;
import io.backupstream.operator.plan.KeyContest;
import io.backupstream.operator.plan.KeyPair;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class KeyRegistryTest {
  private static final Claimant OLD = new Claimant("events/old", "2026-11-01T00:00:00Z");
  private static final Claimant YOUNG = new Claimant("events/young", "2026-11-02T00:00:00Z");
  private static final KeyPair SAME = new KeyPair("primary-key-000000", "backup-key-0000000");

  private final KeyRegistry registry = new KeyRegistry();

  @Test
  void keysOfOnesOwnAreNotContested() {
    claim(OLD, SAME);

    assertThat(claim(YOUNG, new KeyPair("another-key-000000", "and-one-more-00000")).contest())
        .isNull();
  }

  @Test
  void theYoungerStreamIsContested() {
    claim(OLD, SAME);

    assertThat(claim(YOUNG, SAME).contest())
        .isEqualTo(new KeyContest(SourceName.PRIMARY, "events/old"));
    assertThat(claim(OLD, SAME).contest()).isNull();
  }

  @Test
  void whichOfTwoIsLookedAtFirstDoesNotMatter() {
    assertThat(claim(YOUNG, SAME).contest()).isNull();

    KeyRegistry.Ruling ruling = claim(OLD, SAME);

    assertThat(ruling.contest()).isNull();
    assertThat(ruling.affected()).containsExactly("events/young");
    assertThat(claim(YOUNG, SAME).contest()).isNotNull();
  }

  @Test
  void theKeyOfOneRoleMayNotBeTheOthersElsewhere() {
    claim(OLD, SAME);

    assertThat(claim(YOUNG, new KeyPair("another-key-000000", SAME.primary())).contest())
        .isEqualTo(new KeyContest(SourceName.BACKUP, "events/old"));
  }

  @Test
  void anotherRegionIsAnotherMatter() {
    registry.claim(new Claim(OLD, "eu", SAME));

    assertThat(registry.claim(new Claim(YOUNG, "us", SAME)).contest()).isNull();
  }

  @Test
  void aKeyIsFreeWhenItsStreamGoes() {
    claim(OLD, SAME);
    claim(YOUNG, SAME);

    assertThat(registry.release("events/old")).containsExactly("events/young");
    assertThat(claim(YOUNG, SAME).contest()).isNull();
  }

  @Test
  void aKeyIsFreeWhenItsStreamTakesAnother() {
    claim(OLD, SAME);
    claim(YOUNG, SAME);

    KeyRegistry.Ruling ruling = claim(OLD, new KeyPair("another-key-000000", "and-one-more-00000"));

    assertThat(ruling.affected()).containsExactly("events/young");
    assertThat(claim(YOUNG, SAME).contest()).isNull();
  }

  @Test
  void aClaimThatIsTheSameAffectsNobody() {
    claim(OLD, SAME);
    claim(YOUNG, SAME);

    assertThat(claim(OLD, SAME).affected()).isEmpty();
  }

  @Test
  void aStreamWithoutKeysClaimsNothing() {
    assertThat(claim(OLD, null).contest()).isNull();
    assertThat(claim(YOUNG, SAME).contest()).isNull();
  }

  @Test
  void keysNeverShow() {
    assertThat(new Claim(OLD, "eu", SAME).toString()).doesNotContain(SAME.primary());
  }

  private KeyRegistry.Ruling claim(Claimant claimant, @Nullable KeyPair keys) {
    return registry.claim(new Claim(claimant, "eu", keys));
  }
}
