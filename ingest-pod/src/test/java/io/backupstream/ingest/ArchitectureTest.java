package io.backupstream.ingest;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.backupstream.ingest.relay.RelayHost;
import java.util.Random;
import java.util.Timer;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** The laws of the house, each with the reason that it is kept for. */
class ArchitectureTest {
  private static final String HOUSE = "io.backupstream.ingest";
  private static final JavaClasses ROOMS =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages(HOUSE);
  private static final String[] PURE = {"java.lang..", "java.util..", "org.jspecify.annotations.."};
  private static final String[] ONE_THREAD = {room("relay"), room("splice"), room("failover")};

  @Test
  void failoverKnowsTheLanguageAlone() {
    classes()
        .that(resideInAPackage(room("failover")))
        .should()
        .onlyDependOnClassesThat(resideInAnyPackage(plus(PURE, room("failover"))))
        .because("who is on air must be provable by a script without sockets")
        .check(ROOMS);
  }

  @Test
  void spliceKnowsTheLanguageAlone() {
    classes()
        .that(resideInAPackage(room("splice")))
        .should()
        .onlyDependOnClassesThat(resideInAnyPackage(plus(PURE, room("splice"))))
        .because("where to cut must be provable by a script without sockets")
        .check(ROOMS);
  }

  @Test
  void thePureRoomsHaveNoClockNoThreadAndNoChance() {
    noClasses()
        .that(resideInAnyPackage(room("failover"), room("splice")))
        .should()
        .callMethod(System.class, "nanoTime")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(Math.class, "random")
        .orShould()
        .dependOnClassesThat()
        .resideInAnyPackage("java.time..", "java.util.concurrent..", "java.util.logging..")
        .orShould()
        .dependOnClassesThat()
        .belongToAnyOf(Thread.class, Random.class, Timer.class)
        .because("time comes in as a value, so that sixty days pass in a test in seconds")
        .check(ROOMS);
  }

  @Test
  void rtmpKnowsNothingOfOursOutsideItself() {
    noClasses()
        .that(resideInAPackage(room("rtmp")))
        .should()
        .dependOnClassesThat(ours().and(outside(room("rtmp"))))
        .because("a protocol does not know what it is used for")
        .check(ROOMS);
  }

  @Test
  void rtmpKnowsNoChannel() {
    noClasses()
        .that(resideInAPackage(room("rtmp")))
        .should()
        .dependOnClassesThat(resideInAPackage("io.netty..").and(outside("io.netty.buffer..")))
        .because("sessions are fed messages and return replies, in tests as on a socket")
        .check(ROOMS);
  }

  @Test
  void mediaKnowsNoChannelAndNoRelay() {
    noClasses()
        .that(resideInAPackage(room("media")))
        .should()
        .dependOnClassesThat(ours().and(outside(room("media"), room("splice"), room("rtmp"))))
        .orShould()
        .dependOnClassesThat(resideInAPackage("io.netty..").and(outside("io.netty.buffer..")))
        .because("what the first bytes of a message say does not depend on who asks")
        .check(ROOMS);
  }

  @Test
  void publishKnowsTheProtocolAndFramesAlone() {
    noClasses()
        .that(resideInAPackage(room("publish")))
        .should()
        .dependOnClassesThat(
            ours().and(outside(room("publish"), room("rtmp"), room("media"), room("splice"))))
        .because("publish and push meet in relay, and nobody asks a room behind")
        .check(ROOMS);
  }

  @Test
  void pushKnowsTheProtocolAndFramesAlone() {
    noClasses()
        .that(resideInAPackage(room("push")))
        .should()
        .dependOnClassesThat(
            ours().and(outside(room("push"), room("rtmp"), room("media"), room("splice"))))
        .because("publish and push meet in relay, and nobody asks a room behind")
        .check(ROOMS);
  }

  @Test
  void onlyManagementKnowsMicrometer() {
    noClasses()
        .that(outside(room("management")))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.micrometer..", "io.prometheus..")
        .because("the rooms tell what happened; one adapter counts it")
        .check(ROOMS);
  }

  @Test
  void nobodyKnowsTheKubernetesClient() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "io.fabric8..",
            "io.javaoperatorsdk..",
            "io.backupstream.api.resource..",
            "io.backupstream.api.generate..")
        .because("a relay runs without a cluster, and decides alone")
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
  void noRoomOfARelayLocks() {
    noClasses()
        .that(resideInAnyPackage(ONE_THREAD))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.util.concurrent.locks..", "java.util.concurrent.atomic..")
        .because("all of it runs on one event loop")
        .check(ROOMS);
  }

  @Test
  void noMethodOfARelayIsSynchronized() {
    methods()
        .that()
        .areDeclaredInClassesThat(resideInAnyPackage(ONE_THREAD))
        .should()
        .notHaveModifier(JavaModifier.SYNCHRONIZED)
        .because("all of it runs on one event loop")
        .check(ROOMS);
  }

  @Test
  void noBlockOfARelayIsSynchronized() {
    assertThat(ROOMS.that(resideInAnyPackage(ONE_THREAD))).noneMatch(Monitors::areEnteredBy);
  }

  /** RelayHost.report: written on the event loop, read by the thread that answers /status. */
  @Test
  void onlyTheReportIsReadByAnotherThread() {
    fields()
        .that()
        .areDeclaredInClassesThat(resideInAnyPackage(ONE_THREAD))
        .and(DescribedPredicate.not(theReport()))
        .should()
        .notHaveModifier(JavaModifier.VOLATILE)
        .because("all of it runs on one event loop")
        .check(ROOMS);
  }

  @Test
  void everyPackageIsNullMarked() {
    assertThat(ROOMS.getPackage("io.backupstream").getSubpackagesInTree())
        .filteredOn(room -> room.getName().startsWith(HOUSE) && !room.getClasses().isEmpty())
        .isNotEmpty()
        .allMatch(room -> room.isAnnotatedWith(NullMarked.class))
        .extracting(JavaPackage::getName)
        .contains(HOUSE, HOUSE + ".splice", HOUSE + ".rtmp.chunk");
  }

  private static String room(String name) {
    return HOUSE + "." + name + "..";
  }

  private static String[] plus(String[] packages, String one) {
    return Stream.concat(Stream.of(packages), Stream.of(one)).toArray(String[]::new);
  }

  private static DescribedPredicate<JavaClass> ours() {
    return resideInAPackage("io.backupstream..");
  }

  private static DescribedPredicate<JavaClass> outside(String... packages) {
    return DescribedPredicate.not(resideInAnyPackage(packages));
  }

  private static DescribedPredicate<JavaField> theReport() {
    return DescribedPredicate.describe(
        "RelayHost.report",
        field ->
            field.getName().equals("report") && field.getOwner().isEquivalentTo(RelayHost.class));
  }
}
