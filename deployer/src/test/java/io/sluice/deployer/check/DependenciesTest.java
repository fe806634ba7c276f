package io.sluice.deployer.check;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class DependenciesTest {
  @Test
  void rulesNeedNeitherFlinkNorKubernetesNorAws() {
    JavaClasses rules =
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.sluice.deployer.check", "io.sluice.deployer.chart");

    classes()
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "io.sluice.deployer.chart",
            "io.sluice.deployer.check",
            "io.sluice.deployer.memory",
            "io.sluice.deployer.options",
            "io.sluice.deployer.release",
            "io.sluice.deployer.spec",
            "io.sluice.deployer.text",
            "io.sluice.deployer.yaml",
            "java..",
            "org.jspecify..")
        .check(rules);
  }
}
