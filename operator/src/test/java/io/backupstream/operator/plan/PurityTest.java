package io.backupstream.operator.plan;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

/** The laws of planning, each with the reason that it is kept for. */
class PurityTest {
  private static final String ROOM = "io.backupstream.operator.plan";
  private static final int MOST_CLASSES = 20;
  private static final JavaClasses ROOMS =
      new ClassFileImporter()
          .withImportOption(location -> !location.contains(testClasses()))
          .importPackages(ROOM);

  private static String testClasses() {
    return PurityTest.class.getProtectionDomain().getCodeSource().getLocation().getPath();
  }

  @Test
  void planningKnowsTheApiAndKubernetesModelsAlone() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideOutsideOfPackages(
            ROOM + "..",
            "io.backupstream.api..",
            "io.fabric8.kubernetes.api..",
            "com.fasterxml.jackson..",
            "java..",
            "org.jspecify..")
        .because("what is to be done is decided without a cluster, and tried without one")
        .check(ROOMS);
  }

  @Test
  void planningReadsNoClockAndKnowsNoChance() {
    noClasses()
        .should()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(System.class, "nanoTime")
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(InstantSource.class)
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(Clock.class)
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.util.Random")
        .orShould()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "java.util.random..", "java.util.concurrent..", "java.io..", "java.net..")
        .because("the same situation always comes to the same plan")
        .check(ROOMS);
  }

  @Test
  void theSituationAndThePlanKnowNobodyWhoPlans() {
    noClasses()
        .that()
        .resideInAPackage(ROOM)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(ROOM + ".(*)..")
        .because("they are the words that shell and planner share")
        .check(ROOMS);
  }

  @Test
  void packagesFormNoCycle() {
    slices().matching(ROOM + ".(*)..").should().beFreeOfCycles().check(ROOMS);
  }

  @Test
  void noPackageIsCrowded() {
    assertThat(ROOMS.getPackage(ROOM).getSubpackagesInTree())
        .isNotEmpty()
        .allMatch(
            room ->
                room.getClasses().stream().filter(each -> each.isTopLevelClass()).count()
                    <= MOST_CLASSES)
        .extracting(JavaPackage::getName)
        .contains(ROOM + ".stream", ROOM + ".tell");
  }
}
