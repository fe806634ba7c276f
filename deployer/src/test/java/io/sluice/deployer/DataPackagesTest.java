package io.sluice.deployer;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The packages that only hold data stay quick to load: each needs the JDK and what is named. */
class DataPackagesTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.sluice.deployer");

  @ParameterizedTest
  @CsvSource({"text, text", "options, text", "release, options text spec", "memory, options spec"})
  void needNothingElse(String data, String needed) {
    String[] packages = (data + " " + needed + " java.. org.jspecify..").split(" ", -1);
    for (int i = 0; i < packages.length; i++) {
      packages[i] = packages[i].endsWith("..") ? packages[i] : "io.sluice.deployer." + packages[i];
    }

    classes()
        .that()
        .resideInAPackage("io.sluice.deployer." + data)
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(packages)
        .check(CLASSES);
  }
}
