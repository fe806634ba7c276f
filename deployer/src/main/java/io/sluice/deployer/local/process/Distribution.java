package io.sluice.deployer.local.process;

import io.sluice.deployer.local.error.LocalRunException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The folder that the build fills with everything that a run needs: {@code flink/lib}, {@code
 * flink/plugins} and {@code s3}.
 *
 * @param home the folder
 */
public record Distribution(Path home) {
  private static final Pattern FLINK_RUNTIME = Pattern.compile("flink-runtime-(\\d[\\d.]*)\\.jar");

  /**
   * Takes a folder as the distribution.
   *
   * @throws LocalRunException if it is not complete
   */
  public Distribution {
    home = home.toAbsolutePath().normalize();
    for (String part : new String[] {"flink/lib", "flink/plugins", "s3"}) {
      if (!Files.isDirectory(home.resolve(part))) {
        throw new LocalRunException(
            home.resolve(part) + " is missing; build it with mvn -q package -DskipTests");
      }
    }
  }

  /** The class path of Flink's processes. */
  public String flinkClassPath() {
    return home.resolve("flink/lib") + "/*";
  }

  /** The folder of Flink's plugins. */
  public Path flinkPlugins() {
    return home.resolve("flink/plugins");
  }

  /** The class path of the S3 server. */
  public String s3ClassPath() {
    return home.resolve("s3") + "/*";
  }

  /** The version of Flink that is in it, for example {@code 1.20.0}. */
  public Optional<String> flinkVersion() {
    try (Stream<Path> jars = Files.list(home.resolve("flink/lib"))) {
      return jars.map(jar -> FLINK_RUNTIME.matcher(jar.getFileName().toString()))
          .filter(Matcher::matches)
          .map(found -> found.group(1))
          .findFirst();
    } catch (IOException e) {
      throw new LocalRunException(home + " cannot be read: " + e.getMessage(), e);
    }
  }
}
