package io.backupstream.operator;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.Random;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** The laws of the house, each with the reason that it is kept for. */
class ArchitectureTest {
  private static final String HOUSE = "io.backupstream.operator";
  private static final JavaClasses ROOMS =
      new ClassFileImporter()
          .importUrl(Main.class.getProtectionDomain().getCodeSource().getLocation());

  @Test
  void plansArePure() {
    noClasses()
        .that(resideInAPackage(room("plan")))
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(
                "io.fabric8.kubernetes.client..",
                "io.javaoperatorsdk..",
                "io.netty..",
                "io.micrometer..",
                "org.slf4j..",
                "java.util.concurrent.."))
        .orShould()
        .dependOnClassesThat()
        .belongToAnyOf(Thread.class, Random.class)
        .orShould()
        .callMethod(System.class, "nanoTime")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .because("what is to be done is proved by folders of manifests alone")
        .check(ROOMS);
  }

  @Test
  void plansKnowNoRoomButTheirOwn() {
    noClasses()
        .that(resideInAPackage(room("plan")))
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(
                room("cluster"), room("stream"), room("region"), room("keys"), room("report")))
        .because("a plan does not know who carries it out")
        .check(ROOMS);
  }

  @Test
  void reportsAndKeysKnowNoApiServer() {
    noClasses()
        .that(resideInAnyPackage(room("report"), room("keys")))
        .should()
        .dependOnClassesThat(resideInAnyPackage("io.fabric8.kubernetes.client.."))
        .because("they are proved without one")
        .check(ROOMS);
  }

  @Test
  void onlyReportsKnowNetty() {
    noClasses()
        .that(not(resideInAPackage(room("report"))))
        .should()
        .dependOnClassesThat(resideInAPackage("io.netty.."))
        .because("ten thousand watches are one room's matter")
        .check(ROOMS);
  }

  @Test
  void onlyManagementKnowsMicrometer() {
    noClasses()
        .that(not(resideInAPackage(room("management"))))
        .should()
        .dependOnClassesThat(resideInAPackage("io.micrometer.."))
        .because("metrics are told in words of the domain")
        .check(ROOMS);
  }

  @Test
  void theRoomsHaveNoCycles() {
    slices().matching(HOUSE + ".(*)..").should().beFreeOfCycles().check(ROOMS);
  }

  @Test
  void noDrawersForAnything() {
    noClasses()
        .should()
        .haveSimpleNameEndingWith("Util")
        .orShould()
        .haveSimpleNameEndingWith("Helper")
        .orShould()
        .haveSimpleNameEndingWith("Manager")
        .orShould()
        .haveSimpleNameEndingWith("Impl")
        .because("a name that says nothing gathers everything")
        .check(ROOMS);
  }

  @Test
  void everyPackageSaysWhatMayBeNull() {
    assertThat(ROOMS.stream().map(type -> type.getPackage()).distinct())
        .allMatch(each -> each.isAnnotatedWith(NullMarked.class), "is @NullMarked");
  }

  private static String room(String name) {
    return HOUSE + "." + name + "..";
  }
}
