package io.tulou.common;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
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
          .importPackages("io.tulou");

  @Test
  void mechanismsDoNotKnowTheDomain() {
    noClasses()
        .that()
        .resideInAPackage("io.tulou.common..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "io.tulou.contract.comment..",
            "io.tulou.contract.feed..",
            "io.tulou.contract.history..",
            "io.tulou.contract.http..")
        .check(CLASSES);
  }

  @Test
  void theContractDoesNoWork() {
    classes()
        .that()
        .resideInAPackage("io.tulou.contract..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java..",
            "io.tulou.contract..",
            "com.fasterxml.jackson.annotation..",
            "org.jspecify.annotations..",
            "org.springframework.web.bind.annotation..",
            "org.springframework.web.service.annotation..",
            "org.springframework.util..")
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
  void mechanismsThatStandAloneHaveNoCycles() {
    slices()
        .matching("io.tulou.common.(cache|coalesce|id|log|ratelimit)..")
        .should()
        .beFreeOfCycles()
        .check(CLASSES);
  }
}
