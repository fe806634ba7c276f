package io.sluice.deployer.options;

import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Pattern;

/**
 * Reads the options that the classes in a folder of jars declare, with a class loader that sees
 * only these jars, a folder of what they need, and the JDK.
 */
public final class OptionScanner implements AutoCloseable {
  private static final String OPTION = "org.apache.flink.configuration.ConfigOption";
  private static final Pattern OWNER =
      Pattern.compile("[\\w.]+(Options|OptionsInternal|ApplicationConfiguration)");
  private static final Set<String> OF_TABLES =
      Set.of("connector", "factories", "catalog", "module", "hint", "LookupJoinHintOptions");

  private final List<Path> jars;
  private final URLClassLoader loader;

  /**
   * Prepares to read the options of a folder.
   *
   * @param folder the folder with the classes that declare options
   * @param flink the folder with the Flink that they need, the same for Flink itself
   */
  public OptionScanner(String folder, String flink) {
    this.jars = FlinkJars.in(folder);
    this.loader = FlinkJars.loader(folder, flink);
  }

  /** The options in the order of jars and classes. */
  public List<ScannedOption> scan() throws IOException, ReflectiveOperationException {
    List<ScannedOption> options = new ArrayList<>();
    for (Path jar : jars) {
      try (JarFile file = new JarFile(jar.toFile())) {
        for (JarEntry entry : Collections.list(file.entries())) {
          if (declaresOptions(file, entry)) {
            scan(Class.forName(className(entry), false, loader), options);
          }
        }
      }
    }
    return options;
  }

  private static String className(JarEntry entry) {
    return entry.getName().replace('/', '.').replaceFirst("\\.class$", "");
  }

  private static boolean declaresOptions(JarFile file, JarEntry entry) throws IOException {
    if (!entry.getName().startsWith("org/apache/flink/")
        || !OWNER.matcher(className(entry)).matches()) {
      return false;
    }
    for (String part : className(entry).split("\\.", -1)) {
      if (OF_TABLES.contains(part)) {
        return false;
      }
    }
    try (InputStream code = file.getInputStream(entry)) {
      return new String(code.readAllBytes(), StandardCharsets.ISO_8859_1)
          .contains("L" + OPTION.replace('.', '/') + ";");
    }
  }

  private static void scan(Class<?> owner, List<ScannedOption> options)
      throws ReflectiveOperationException {
    for (Field field : owner.getDeclaredFields()) {
      if (Modifier.isStatic(field.getModifiers())
          && field.getType().getName().equals(OPTION)
          && !meansSomethingElseInAnotherReporter(owner, field)) {
        field.setAccessible(true);
        options.add(
            ScannedOption.of(
                owner.getSimpleName() + "." + field.getName(),
                prefix(owner, field),
                field.isAnnotationPresent(Deprecated.class)
                    || owner.isAnnotationPresent(Deprecated.class),
                field.get(null)));
      }
    }
  }

  private static String prefix(Class<?> owner, Field field) throws ReflectiveOperationException {
    for (Annotation annotation : field.getAnnotations()) {
      if (annotation.annotationType().getSimpleName().equals("SuffixOption")) {
        return annotation.annotationType().getMethod("value").invoke(annotation) + ".";
      }
    }
    return belongsToAReporter(owner, field) ? "metrics.reporter.<name>." : "";
  }

  private static boolean meansSomethingElseInAnotherReporter(Class<?> owner, Field field) {
    return owner.getSimpleName().endsWith("ReporterOptions")
        && Set.of("HOST", "PORT").contains(field.getName());
  }

  private static boolean belongsToAReporter(Class<?> owner, Field field) {
    return owner.getSimpleName().endsWith("ReporterOptions")
        || (owner.getSimpleName().equals("MetricOptions")
            && Set.of("REPORTER_CLASS", "REPORTER_INTERVAL", "REPORTER_CONFIG_PARAMETER")
                .contains(field.getName()));
  }

  @Override
  public void close() throws IOException {
    loader.close();
  }
}
