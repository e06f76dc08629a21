package io.backupstream.operator.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.backupstream.api.status.Condition;
import io.backupstream.api.status.Conditions;
import io.backupstream.api.status.Switch;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Whatever happens to a stream, in whatever order: what holds at every plan. */
class RandomLivesTest {
  private static final int LIVES = 100;
  private static final int STEPS = 80;

  @Test
  void everyPlanKeepsTheLaws() {
    for (int seed = 0; seed < LIVES; seed++) {
      RandomLife life = new RandomLife(new Random(seed));
      Laws laws = new Laws(life);
      for (int step = 0; step < STEPS && !life.isOver(); step++) {
        life.happens();
        laws.check("seed " + seed + ", step " + step);
      }
    }
  }

  /** What is checked at one life. */
  private static final class Laws {
    private final RandomLife life;
    private final World world;
    private final Set<String> told = new HashSet<>();
    private @Nullable Object keys;
    private String when = "";

    Laws(RandomLife life) {
      this.life = life;
      this.world = life.world;
    }

    void check(String moment) {
      when = moment + ": " + life.past;
      boolean busy = life.isHeardBusy();
      @Nullable Deployment before = world.find(Deployment.class, "keynote-ingest");
      String manifestBefore = life.manifest();
      Plan plan = world.plan();

      if (busy) {
        theBusyPodStays(before, plan);
      }
      if (!isAllowed(plan)) {
        theRelayGoesOn(manifestBefore, plan);
        theDeploymentIsLeftAlone(before, plan);
      }
      keysNeverChange();
      eachIsToldOnce(plan);
      theLedgerIsShortAndUnique(plan.status().switches());
      nothingIsSecretNoMore(plan);
      whatIsPlannedAgainIsDone();
      if (plan.lookAgainAt() != null) {
        assertThat(plan.lookAgainAt()).as(when).isAfter(world.now);
      }
    }

    /** Only a stop that was given up takes a pod away that somebody would miss. */
    private void theBusyPodStays(@Nullable Deployment before, Plan plan) {
      @Nullable Deployment after = world.find(Deployment.class, "keynote-ingest");
      boolean goesAnyway = before == null || before.getSpec().getReplicas() == 0;
      if (goesAnyway || after == null || after.equals(before)) {
        return;
      }
      assertThat(after.getSpec().getReplicas()).as(when).isZero();
      assertThat(life.isStopGivenUp()).as(when).isTrue();
      assertThat(plan.holdFinalizer()).as(when).isFalse();
    }

    private void theRelayGoesOn(String before, Plan plan) {
      if (!before.isEmpty()) {
        assertThat(withoutSuspend(life.manifest())).as(when).isEqualTo(withoutSuspend(before));
      }
      assertThat(plan.applications())
          .as(when)
          .extracting(each -> each.getKind())
          .doesNotContain("Service", "NetworkPolicy");
    }

    /** A refused spec scales a Deployment at most. */
    private void theDeploymentIsLeftAlone(@Nullable Deployment before, Plan plan) {
      for (HasMetadata object : plan.applications()) {
        if (object instanceof Deployment wanted && before != null) {
          assertThat(wanted.getSpec().getReplicas())
              .as(when)
              .isNotEqualTo(before.getSpec().getReplicas());
          assertThat(wanted.getSpec().getTemplate())
              .as(when)
              .isEqualTo(before.getSpec().getTemplate());
        }
      }
    }

    private static String withoutSuspend(String manifest) {
      return manifest.replaceFirst("suspend: (true|false)", "");
    }

    private void keysNeverChange() {
      var now = world.secrets.get("keynote-keys");
      if (keys != null && now != null) {
        assertThat(now.entries()).as(when).isEqualTo(keys);
      }
      keys = now == null ? keys : now.entries();
    }

    private void eachIsToldOnce(Plan plan) {
      for (Telling telling : plan.tellings()) {
        assertThat(told.add(telling.id())).as(when + " tells again " + telling).isTrue();
      }
    }

    private void theLedgerIsShortAndUnique(List<Switch> switches) {
      assertThat(switches)
          .as(when)
          .hasSizeLessThanOrEqualTo(Switch.MAX_KEPT)
          .doesNotHaveDuplicates();
    }

    private void nothingIsSecretNoMore(Plan plan) {
      String shown = plan.status() + " " + plan.tellings() + plan.nudge();
      for (String secret : life.secretValues()) {
        assertThat(shown).as(when).doesNotContain(secret);
      }
    }

    private void whatIsPlannedAgainIsDone() {
      world.plan();
      List<String> news = new ArrayList<>(world.writes);
      world.told.forEach(telling -> told.add(telling.id()));
      world.plan();

      assertThat(world.writes).as(when + " after " + news).isEmpty();
    }

    private static boolean isAllowed(Plan plan) {
      return holds(plan, Conditions.ACCEPTED) && holds(plan, Conditions.RESOLVED_REFS);
    }

    private static boolean holds(Plan plan, String type) {
      return plan.status().condition(type).map(Condition::holds).orElse(false);
    }
  }
}
