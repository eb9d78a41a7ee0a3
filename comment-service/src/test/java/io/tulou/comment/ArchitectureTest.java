package io.tulou.comment;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Instant;
import org.apache.ibatis.annotations.Mapper;
import org.junit.jupiter.api.Test;
import org.springframework.web.bind.annotation.RestController;

class ArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.tulou.comment");

  @Test
  void controllersNeverTouchMappers() {
    noClasses()
        .that()
        .areAnnotatedWith(RestController.class)
        .should()
        .dependOnClassesThat()
        .areAnnotatedWith(Mapper.class)
        .check(CLASSES);
  }

  @Test
  void mappersAndControllersStayInTheirPackage() {
    classes()
        .that()
        .areAnnotatedWith(Mapper.class)
        .or()
        .areAnnotatedWith(RestController.class)
        .should()
        .bePackagePrivate()
        .check(CLASSES);
  }

  @Test
  void timeComesFromTheClock() {
    noClasses()
        .should()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .check(CLASSES);
  }

  @Test
  void featuresHaveNoCycles() {
    slices().matching("io.tulou.comment.(*)..").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void onlyTheNewJacksonIsUsed() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("com.fasterxml.jackson.databind..", "com.fasterxml.jackson.core..")
        .check(CLASSES);
  }

  @Test
  void noOtherServiceIsKnown() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "io.tulou.commentjob..", "io.tulou.feed..", "io.tulou.history..", "io.tulou.bff..")
        .check(CLASSES);
  }
}
