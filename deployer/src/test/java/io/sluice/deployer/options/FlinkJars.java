package io.sluice.deployer.options;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Flink's own jars, which the build puts below {@code target/flink-options} for the tests. */
public final class FlinkJars {
  private static final Path ROOT = Path.of("target", "flink-options");

  private FlinkJars() {}

  /** The jars of one folder, in alphabetical order. */
  public static List<Path> in(String folder) {
    try (Stream<Path> files = Files.list(ROOT.resolve(folder))) {
      return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
    } catch (IOException e) {
      throw new IllegalStateException(
          ROOT.resolve(folder) + " is missing; run mvn generate-test-resources -pl deployer -am",
          e);
    }
  }

  /** A class loader that sees the jars of folders, what they need, and the JDK, nothing else. */
  public static URLClassLoader loader(String... folders) {
    List<URL> urls = new ArrayList<>();
    for (String folder : folders) {
      for (Path jar : in(folder)) {
        urls.add(url(jar));
      }
    }
    for (Path jar : in("needed")) {
      urls.add(url(jar));
    }
    return new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
  }

  private static URL url(Path jar) {
    try {
      return jar.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalStateException(e);
    }
  }
}
