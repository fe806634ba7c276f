package io.sluice.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class JobsJarIT {
  @Test
  void holdsTheJobsAndWhatFlinksDistributionLacksAndNothingElse() throws IOException {
    try (JarFile jar = new JarFile(System.getProperty("jobs.jar"))) {
      List<String> classes =
          jar.stream()
              .map(JarEntry::getName)
              .filter(name -> name.endsWith(".class"))
              .collect(Collectors.toList());

      assertThat(classes)
          .contains(
              "io/sluice/jobs/websessions/WebSessionsJob.class",
              "io/sluice/jobs/wordcount/WordCountJob.class",
              "io/sluice/jobs/statemachine/StateMachineJob.class",
              "io/sluice/jobs/shaded/jackson/databind/ObjectMapper.class",
              "org/apache/flink/connector/datagen/source/DataGeneratorSource.class");
      assertThat(classes.stream().filter(name -> !belongs(name))).isEmpty();
    }
  }

  private static boolean belongs(String name) {
    return name.startsWith("io/sluice/jobs/")
        || name.startsWith("org/apache/flink/connector/datagen/");
  }
}
