package io.tulou.bff;

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
          .importPackages("io.tulou.bff");

  @Test
  void featuresDoNotGoRoundInCircles() {
    slices().matching("io.tulou.bff.(*)..").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void theDoorReachesNoStoreAndOnlyReadsTheLogAlong() {
    noClasses()
        .that()
        .resideOutsideOfPackage("io.tulou.bff.live..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.tulou.common.log..")
        .check(CLASSES);
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "io.tulou.common.cache..",
            "org.springframework.kafka..",
            "org.apache.kafka..",
            "org.springframework.data..",
            "org.springframework.jdbc..")
        .check(CLASSES);
  }

  @Test
  void timeComesFromTheClock() {
    noClasses().should().callMethod(Instant.class, "now").check(CLASSES);
  }
}
