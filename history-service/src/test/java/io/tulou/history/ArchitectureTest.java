package io.tulou.history;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.tulou.history");

  @Test
  void featuresHaveNoCycles() {
    slices().matching("io.tulou.history.(*)..").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void controllersTouchNoTableAndNoRedis() {
    noClasses()
        .that()
        .haveSimpleNameEndingWith("Controller")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.tulou.history.store..", "io.tulou.history.hot..")
        .check(CLASSES);
  }

  @Test
  void noOtherServiceIsKnown() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "io.tulou.comment..", "io.tulou.commentjob..", "io.tulou.feed..", "io.tulou.bff..")
        .check(CLASSES);
  }

  @Test
  void timeIsGivenNeverTaken() {
    noClasses()
        .should()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .check(CLASSES);
  }

  @Test
  void jsonIsJackson3() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAPackage("com.fasterxml.jackson.databind..")
        .check(CLASSES);
  }
}
