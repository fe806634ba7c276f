package io.sluice.deployer.cluster.plan;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Field;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Operator 1.7.0's own classes, on a class loader of their own. */
final class Operator implements AutoCloseable {
  static final String SPEC = "org.apache.flink.kubernetes.operator.api.spec.";

  private static final String DIFF = "org.apache.flink.kubernetes.operator.reconciler.diff.";
  private static final String SPEC_DIFF = "org.apache.flink.kubernetes.operator.api.diff.SpecDiff";
  private static final Path JARS = Path.of("target/flink-options/operator-1.7");

  private final URLClassLoader loader;
  private final ObjectMapper json =
      new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

  Operator() {
    try (Stream<Path> jars = Files.list(JARS)) {
      loader =
          new URLClassLoader(
              jars.filter(jar -> jar.getFileName().toString().startsWith("flink-"))
                  .map(Operator::url)
                  .toArray(URL[]::new),
              Operator.class.getClassLoader());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** How the operator takes the difference of two specifications. */
  String diff(String type, Map<String, Object> before, Map<String, Object> after)
      throws ReflectiveOperationException {
    Class<?> spec = loader.loadClass(SPEC + type);
    boolean standalone = "standalone".equals(after.get("mode"));
    Object mode = constant(SPEC + "KubernetesDeploymentMode", standalone ? "STANDALONE" : "NATIVE");
    Object builder =
        loader
            .loadClass(DIFF + "ReflectiveDiffBuilder")
            .getConstructors()[0]
            .newInstance(mode, json.convertValue(before, spec), json.convertValue(after, spec));
    Object result = builder.getClass().getMethod("build").invoke(builder);
    return result.getClass().getMethod("getType").invoke(result).toString();
  }

  /**
   * The fields of a class, and of those above it, that are annotated so.
   *
   * @param type a class of the specification
   * @param diffType {@code IGNORE}, {@code SCALE} or {@code UPGRADE}
   */
  List<String> annotated(String type, String diffType) throws ReflectiveOperationException {
    List<String> fields = new ArrayList<>();
    for (Field field : fields(type)) {
      Object annotation = annotation(field, SPEC_DIFF);
      if (annotation != null && call(annotation, "value").toString().equals(diffType)) {
        fields.add(field.getName());
      }
    }
    return fields;
  }

  /** The prefixes of Flink options that are annotated so. */
  List<String> optionPrefixes(String diffType) throws ReflectiveOperationException {
    List<String> prefixes = new ArrayList<>();
    for (Field field : fields("AbstractFlinkSpec")) {
      Object annotation = annotation(field, SPEC_DIFF + "$Config");
      if (annotation != null) {
        for (Object entry : (Object[]) call(annotation, "value")) {
          if (call(entry, "type").toString().equals(diffType)) {
            prefixes.add(call(entry, "prefix").toString());
          }
        }
      }
    }
    return prefixes;
  }

  /** The fields of a class that are no other part of the specification. */
  List<Field> fields(String type) throws ReflectiveOperationException {
    return Stream.of(loader.loadClass(SPEC + type).getDeclaredFields())
        .filter(field -> !java.lang.reflect.Modifier.isStatic(field.getModifiers()))
        .toList();
  }

  @Override
  public void close() throws IOException {
    loader.close();
  }

  private Object annotation(Field field, String name) throws ReflectiveOperationException {
    return field.getAnnotation(loader.loadClass(name).asSubclass(Annotation.class));
  }

  private static Object call(Object annotation, String method) throws ReflectiveOperationException {
    return ((Annotation) annotation).annotationType().getMethod(method).invoke(annotation);
  }

  private Object constant(String type, String name) throws ReflectiveOperationException {
    return loader.loadClass(type).getField(name).get(null);
  }

  private static URL url(Path jar) {
    try {
      return jar.toUri().toURL();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
