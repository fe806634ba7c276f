package io.sluice.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.flink.types.PojoTestUtils;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class RecordTypesTest {
  private static final Path CLASSES = Path.of("target/classes");

  /** Records and state are the public classes with a public field of their own. */
  @TestFactory
  Stream<DynamicTest> allAreSerializedAsPojosWithoutKryo() throws IOException {
    List<Class<?>> types;
    try (Stream<Path> files = Files.walk(CLASSES)) {
      types =
          files
              .filter(file -> file.toString().endsWith(".class"))
              .map(RecordTypesTest::load)
              .filter(RecordTypesTest::hasPublicState)
              .collect(Collectors.toList());
    }
    assertThat(types).hasSizeGreaterThanOrEqualTo(9);
    return types.stream()
        .map(
            type ->
                DynamicTest.dynamicTest(
                    type.getSimpleName(),
                    () -> PojoTestUtils.assertSerializedAsPojoWithoutKryo(type)));
  }

  private static Class<?> load(Path file) {
    String name = CLASSES.relativize(file).toString().replace('/', '.');
    try {
      return Class.forName(name.substring(0, name.length() - ".class".length()));
    } catch (ClassNotFoundException missing) {
      throw new AssertionError(missing);
    }
  }

  private static boolean hasPublicState(Class<?> type) {
    return !type.isEnum()
        && Stream.of(type.getDeclaredFields())
            .anyMatch(
                field ->
                    Modifier.isPublic(field.getModifiers())
                        && !Modifier.isStatic(field.getModifiers()));
  }
}
