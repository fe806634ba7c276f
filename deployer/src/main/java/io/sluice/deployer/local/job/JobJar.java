package io.sluice.deployer.local.job;

import io.sluice.deployer.local.error.UnusableJobException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** The jar of a job, looked into without loading a class of it. */
public final class JobJar {
  private static final int SHOWN = 5;
  private static final String NAME_OF_MAIN = "\u0001\u0000\u0004main";
  private static final String TYPE_OF_MAIN = "\u0001\u0000\u0016([Ljava/lang/String;)V";

  private JobJar() {}

  /**
   * Checks that a jar is there and holds a class.
   *
   * @throws UnusableJobException if it is not so; names classes with a main method if there are any
   */
  public static void check(Path jar, String entryClass) {
    checkFile(jar);
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      if (zip.getEntry(entryClass.replace('.', '/') + ".class") == null) {
        throw new UnusableJobException(
            "job.entryClass", entryClass, "is not in " + jar + "; " + suggestion(zip));
      }
    } catch (ZipException e) {
      throw new UnusableJobException(
          "job.jarURI", jar.toString(), "is not a jar; give the jar that the job's build makes");
    } catch (IOException e) {
      throw new UnusableJobException(
          "job.jarURI", jar.toString(), "cannot be read (" + e.getMessage() + ")");
    }
  }

  static void checkFile(Path jar) {
    if (!Files.isRegularFile(jar)) {
      throw new UnusableJobException(
          "job.jarURI", jar.toString(), "is no file on this machine; build the job's jar first");
    }
  }

  private static String suggestion(ZipFile zip) throws IOException {
    List<String> mains = mainClasses(zip);
    return mains.isEmpty()
        ? "no class there has a main method"
        : "classes with a main method there: " + String.join(", ", mains);
  }

  private static List<String> mainClasses(ZipFile zip) throws IOException {
    List<ZipEntry> classes =
        zip.stream()
            .filter(entry -> entry.getName().endsWith(".class"))
            .filter(entry -> !entry.getName().startsWith("META-INF/"))
            .collect(Collectors.toList());
    List<String> mains = new ArrayList<>();
    for (ZipEntry entry : classes) {
      if (mains.size() < SHOWN && hasMain(zip, entry)) {
        mains.add(entry.getName().replace(".class", "").replace('/', '.'));
      }
    }
    return mains;
  }

  private static boolean hasMain(ZipFile zip, ZipEntry entry) throws IOException {
    try (InputStream in = zip.getInputStream(entry)) {
      String bytes = new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
      return bytes.contains(NAME_OF_MAIN) && bytes.contains(TYPE_OF_MAIN);
    }
  }
}
