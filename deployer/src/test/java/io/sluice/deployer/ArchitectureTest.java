package io.sluice.deployer;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.sluice.deployer");

  private static final String ROOT = "io.sluice.deployer.";

  @Test
  void packagesFormNoCycles() {
    slices().matching(ROOT + "(**)").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void packagesFollowTheFlow() {
    layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .layer("text")
        .definedBy(ROOT + "text..")
        .layer("yaml")
        .definedBy(ROOT + "yaml..")
        .layer("spec")
        .definedBy(ROOT + "spec..")
        .layer("release")
        .definedBy(ROOT + "release..")
        .layer("memory")
        .definedBy(ROOT + "memory..")
        .layer("options")
        .definedBy(ROOT + "options..")
        .layer("chart")
        .definedBy(ROOT + "chart..")
        .layer("check")
        .definedBy(ROOT + "check..")
        .layer("describe")
        .definedBy(ROOT + "describe..")
        .layer("catalogue")
        .definedBy(ROOT + "catalogue..")
        .layer("target")
        .definedBy(ROOT + "target..")
        .layer("rest")
        .definedBy(ROOT + "rest..")
        .layer("doctor")
        .definedBy(ROOT + "doctor..")
        .layer("cluster")
        .definedBy(ROOT + "cluster..")
        .layer("aws")
        .definedBy(ROOT + "aws..")
        .layer("cleanup")
        .definedBy(ROOT + "cleanup..")
        .layer("local")
        .definedBy(ROOT + "local..")
        .layer("workflow")
        .definedBy(ROOT + "workflow..")
        .layer("cli")
        .definedBy(ROOT + "cli..")
        .whereLayer("cli")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("cleanup")
        .mayOnlyBeAccessedByLayers("cli")
        .whereLayer("doctor")
        .mayOnlyBeAccessedByLayers("cluster", "aws", "cli")
        .whereLayer("cluster")
        .mayOnlyBeAccessedByLayers("cleanup", "cli")
        .whereLayer("aws")
        .mayOnlyBeAccessedByLayers("cleanup", "cli")
        .whereLayer("rest")
        .mayOnlyBeAccessedByLayers("local", "cluster", "cli")
        .whereLayer("local")
        .mayOnlyBeAccessedByLayers("cli")
        .whereLayer("target")
        .mayOnlyBeAccessedByLayers("cli", "local", "cluster", "aws", "workflow")
        .whereLayer("workflow")
        .mayOnlyBeAccessedByLayers("cli")
        .whereLayer("catalogue")
        .mayOnlyBeAccessedByLayers("cli")
        .whereLayer("describe")
        .mayOnlyBeAccessedByLayers("catalogue", "cli")
        .whereLayer("check")
        .mayOnlyBeAccessedByLayers("describe", "target", "local", "cluster", "aws", "cli")
        .whereLayer("chart")
        .mayOnlyBeAccessedByLayers("check", "describe", "catalogue", "cluster", "cli")
        .whereLayer("yaml")
        .mayOnlyBeAccessedByLayers(
            "spec", "chart", "check", "catalogue", "target", "local", "cluster", "aws", "cli")
        .check(CLASSES);
  }

  @Test
  void onlyOnePackageSpeaksToAws() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + "aws..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("software.amazon.awssdk..")
        .check(CLASSES);
  }

  @Test
  void theDescriptionKnowsNothingOfWhatIsMadeOfIt() {
    noClasses()
        .that()
        .resideInAPackage(ROOT + "spec..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            ROOT + "release..", ROOT + "check..", ROOT + "describe..", ROOT + "target..")
        .check(CLASSES);
  }

  @Test
  void onlyCommandsPrint() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + "cli..")
        .should(ACCESS_STANDARD_STREAMS)
        .check(CLASSES);
  }

  @Test
  void nothingNeedsFlinkToBeLoaded() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.apache.flink..")
        .check(CLASSES);
  }
}
