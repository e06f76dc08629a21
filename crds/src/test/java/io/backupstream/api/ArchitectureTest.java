package io.backupstream.api;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** The laws of the API's module, each with the reason that it is kept for. */
class ArchitectureTest {
  private static final String HOUSE = "io.backupstream.api";
  private static final JavaClasses ROOMS =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages(HOUSE);

  @Test
  void onlyTheResourcesAndTheGeneratorKnowTheKubernetesClient() {
    noClasses()
        .that()
        .resideOutsideOfPackages(HOUSE + ".resource..", HOUSE + ".generate..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.fabric8.kubernetes..", "io.fabric8.crd..", "io.fabric8.crdv2..")
        .because("a relay reads the same records, and runs without a cluster")
        .check(ROOMS);
  }

  @Test
  void theRecordsKnowNobodyWhoReadsThem() {
    noClasses()
        .that()
        .resideInAnyPackage(HOUSE + ".spec..", HOUSE + ".status..", HOUSE + ".region..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            HOUSE + ".manifest..",
            HOUSE + ".review..",
            HOUSE + ".resource..",
            HOUSE + ".generate..")
        .because("a value does not know where it came from")
        .check(ROOMS);
  }

  @Test
  void packagesFormNoCycle() {
    slices().matching(HOUSE + ".(**)").should().beFreeOfCycles().check(ROOMS);
  }

  @Test
  void noClassIsADrawer() {
    noClasses()
        .should()
        .haveNameMatching(".*(Utils?|Manager|Helpers?|Impl)")
        .because("such a name says nothing of what is inside")
        .check(ROOMS);
  }

  @Test
  void everyPackageIsNullMarked() {
    assertThat(ROOMS.getPackage("io.backupstream").getSubpackagesInTree())
        .filteredOn(room -> !room.getClasses().isEmpty())
        .isNotEmpty()
        .allMatch(room -> room.isAnnotatedWith(NullMarked.class))
        .extracting(JavaPackage::getName)
        .contains(HOUSE, HOUSE + ".spec", HOUSE + ".status");
  }
}
