package io.sluice.deployer.local.job;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.deployer.local.error.UnusableJobException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobJarTest {
  @TempDir Path folder;
  private Path jar;

  @BeforeEach
  void holdsAClassWithAMainMethodAndOneWithout() throws IOException {
    jar = folder.resolve("job.jar");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
      put(zip, Main.class);
      put(zip, JobJarTest.class);
    }
  }

  @Test
  void acceptsAClassOfTheJar() {
    assertThatCode(() -> JobJar.check(jar, Main.class.getName())).doesNotThrowAnyException();
  }

  @Test
  void namesTheClassesWithAMainMethodWhenTheEntryClassIsMissing() {
    assertThatThrownBy(() -> JobJar.check(jar, "com.acme.Missing"))
        .isInstanceOf(UnusableJobException.class)
        .hasMessage(
            "job.entryClass 'com.acme.Missing' is not in "
                + jar
                + "; classes with a main method there: "
                + Main.class.getName());
  }

  @Test
  void saysThatAFileIsNotThere() {
    assertThatThrownBy(() -> JobJar.check(folder.resolve("other.jar"), "x.Y"))
        .isInstanceOf(UnusableJobException.class)
        .hasMessageStartingWith("job.jarURI '" + folder.resolve("other.jar") + "' is no file");
  }

  @Test
  void saysThatAFileIsNoJar() throws IOException {
    Path text = Files.writeString(folder.resolve("text.jar"), "not a jar");
    assertThatThrownBy(() -> JobJar.check(text, "x.Y"))
        .isInstanceOf(UnusableJobException.class)
        .hasMessageContaining("is not a jar");
  }

  private static void put(ZipOutputStream zip, Class<?> type) throws IOException {
    String name = type.getName().replace('.', '/') + ".class";
    zip.putNextEntry(new ZipEntry(name));
    try (InputStream bytes = type.getClassLoader().getResourceAsStream(name)) {
      bytes.transferTo(zip);
    }
  }

  /** Only here to be found. */
  static final class Main {
    private Main() {}

    public static void main(String[] args) {
      System.exit(args.length);
    }
  }
}
