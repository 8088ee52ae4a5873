package io.honeybee.app;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaFieldAccess;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The laws of the house. */
class ArchitectureTest {
  private static final Set<String> EMPTY_WORDS =
      Set.of("common", "util", "utils", "helper", "helpers", "impl", "internal", "base");
  private static final Pattern EMPTY_TYPE_WORD =
      Pattern.compile(".*(Util|Utils|Helper|Helpers|Impl|Internal|Common)|Base[A-Z].*|.*Base");

  /** All that is in the module of the pots. */
  private static final String[] POTS = {
    "io.honeybee.pot..",
    "io.honeybee.world..",
    "io.honeybee.shell..",
    "io.honeybee.capture..",
    "io.honeybee.fetch..",
    "io.honeybee.fingerprint..",
    "io.honeybee.http..",
    "io.honeybee.mail..",
    "io.honeybee.ntlm..",
    "io.honeybee.personality..",
    "io.honeybee.recording..",
    "io.honeybee.sql..",
    "io.honeybee.transfer.."
  };

  private static JavaClasses all;

  @BeforeAll
  static void read() {
    all =
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.honeybee");
  }

  @Test
  void everyModuleIsLookedAt() {
    assertThat(all.stream().map(type -> module(type)).distinct())
        .contains("app", "manager", "node", "pot", "protocol", "runtime", "world");
  }

  private static List<String> words(JavaClass type) {
    return List.of(type.getPackageName().split("\\.", -1));
  }

  private static String module(JavaClass type) {
    return words(type).get(2);
  }

  @Test
  void nodeAndManagerNeverSeeEachOther() {
    noClasses()
        .that()
        .resideInAPackage("io.honeybee.node..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.honeybee.manager..")
        .check(all);
    noClasses()
        .that()
        .resideInAPackage("io.honeybee.manager..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.honeybee.node..", "io.honeybee.pot..", "io.honeybee.world..")
        .check(all);
  }

  @Test
  void potsKnowNothingOfTheProtocolOrTheRoles() {
    noClasses()
        .that()
        .resideInAnyPackage(POTS)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.honeybee.protocol..", "io.honeybee.node..", "io.honeybee.manager..")
        .check(all);
  }

  @Test
  void noPotImportsAnother() {
    slices().matching("io.honeybee.pot.(*)..").should().notDependOnEachOther().check(all);
  }

  @Test
  void observationsBecomePotEventsInOneClass() {
    Set<JavaClass> both =
        all.stream()
            .filter(type -> type.getPackageName().startsWith("io.honeybee.node"))
            .filter(type -> constructs(type, "io.honeybee.protocol.PotEvent"))
            .filter(type -> calls(type, "io.honeybee.pot.Observation"))
            .collect(java.util.stream.Collectors.toSet());
    assertThat(both).hasSize(1);
  }

  private static boolean constructs(JavaClass type, String constructed) {
    return type.getConstructorCallsFromSelf().stream()
        .anyMatch(call -> call.getTargetOwner().getName().equals(constructed));
  }

  private static boolean calls(JavaClass type, String called) {
    return type.getMethodCallsFromSelf().stream()
        .anyMatch(call -> call.getTargetOwner().getName().equals(called));
  }

  @Test
  void thereAreNoCycles() {
    slices().matching("io.honeybee.(**)").should().beFreeOfCycles().check(all);
  }

  @Test
  void onlyTheAppParsesArgumentsPrintsOrExits() {
    noClasses()
        .that()
        .resideOutsideOfPackage("io.honeybee.app..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("picocli..")
        .orShould()
        .accessFieldWhere(standardStream())
        .orShould()
        .callMethod(System.class, "exit", int.class)
        .orShould()
        .callMethod(Runtime.class, "halt", int.class)
        .orShould()
        .callMethod(Runtime.class, "exit", int.class)
        .check(all);
  }

  private static DescribedPredicate<JavaFieldAccess> standardStream() {
    return DescribedPredicate.describe(
        "is System.out or System.err",
        access ->
            access.getTargetOwner().isEquivalentTo(System.class)
                && Set.of("out", "err").contains(access.getName()));
  }

  @Test
  void namesSayWhatThingsAre() {
    assertThat(all)
        .allSatisfy(
            type -> {
              assertThat(words(type)).doesNotContainAnyElementsOf(EMPTY_WORDS);
              assertThat(type.getSimpleName()).doesNotMatch(EMPTY_TYPE_WORD);
              if (type.getSimpleName().endsWith("Manager")) {
                assertThat(type.getName()).isEqualTo("io.honeybee.manager.Manager");
              }
            });
  }

  @Test
  void packagesLieAtMostOneLevelBelowTheirModule() {
    assertThat(all).allSatisfy(type -> assertThat(words(type)).hasSizeLessThanOrEqualTo(4));
  }

  @Test
  void everyPackageSaysWhatItIsFor() {
    assertThat(all.stream().map(JavaClass::getPackageName).distinct())
        .allSatisfy(
            name ->
                assertThat(Class.forName(name + ".package-info").getAnnotations())
                    .as("package-info of %s with @NullMarked", name)
                    .isNotEmpty());
  }

  @Test
  void nothingIsEverDeserialisedOrExecuted() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.io.ObjectInputStream")
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.lang.ProcessBuilder")
        .orShould()
        .callMethod(Runtime.class, "exec", String.class)
        .orShould()
        .callMethod(Runtime.class, "exec", String[].class)
        .orShould()
        .dependOnClassesThat()
        .resideInAPackage("javax.script..")
        .check(all);
  }

  @Test
  void potsOpenNoConnections() {
    classes()
        .that()
        .resideInAnyPackage("io.honeybee.pot..", "io.honeybee.shell..")
        .should()
        .onlyCallMethodsThat(
            DescribedPredicate.describe(
                "do not connect",
                method ->
                    !(method.getName().equals("connect")
                        && method.getOwner().getPackageName().startsWith("java.n"))))
        .check(all);
  }
}
