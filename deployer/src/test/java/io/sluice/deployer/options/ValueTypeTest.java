package io.sluice.deployer.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URLClassLoader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValueTypeTest {
  private static final List<String> VALUES =
      List.of(
          "0",
          "1",
          "-1",
          "+1",
          "007",
          "1.5",
          "-0.5",
          ".5",
          "1e3",
          "NaN",
          "0x10",
          "1_000",
          "",
          "abc",
          "true",
          "false",
          "TRUE",
          "True",
          "yes",
          "no",
          "on",
          "1 2",
          "2147483647",
          "2147483648",
          "-2147483649",
          "9223372036854775807",
          "9223372036854775808",
          "1f",
          "1d",
          "1L",
          "10s",
          "10 s",
          "10  sec",
          "10 S",
          "5 min",
          "5min",
          "5m",
          "5 minits",
          "1 h",
          "2 days",
          "1 d 2 h",
          "100ms",
          "100 millis",
          "7 µs",
          "7 us",
          "3 ns",
          "1.5 h",
          "-5 s",
          "PT5M",
          "s",
          "1 week",
          "10 MINUTES",
          "128m",
          "128 mb",
          "128 MB",
          "1g",
          "1 Gb",
          "1Gi",
          "512Mi",
          "1.5g",
          "64 kibibytes",
          "10 bytes",
          "1 tb",
          "1p",
          "-1m",
          "m",
          "99999999999g",
          "EXACTLY_ONCE",
          "exactly_once",
          "EXACTLY-ONCE",
          "AT_LEAST_ONCE",
          "a:b",
          "a:b,c:d",
          "a",
          "a:",
          "a,b",
          "a:b,c",
          ":",
          "a:b:c",
          "a:b,,c:d",
          "a:b,",
          ",",
          " a : b , c : d ",
          "1; 2",
          "1;2;",
          "1;;2",
          ";1",
          ";;",
          ",a:b",
          ",,",
          ":a:b",
          "1;2",
          "1;x",
          ";",
          "x;y");

  private static ValueType type(String text) {
    return ValueType.parse(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"flink-1.17", "flink-1.18", "flink-1.19", "flink-1.20"})
  void acceptsExactlyWhatFlinkAccepts(String line) throws IOException {
    try (URLClassLoader flink = FlinkJars.loader(line)) {
      List<String> disagreements = new ArrayList<>();
      for (String name :
          List.of(
              "boolean",
              "int",
              "long",
              "float",
              "double",
              "duration",
              "memory",
              "string",
              "map",
              "list:int",
              "enum:EXACTLY_ONCE|AT_LEAST_ONCE")) {
        for (String value : VALUES) {
          boolean ours = type(name).whyInvalid(value).isEmpty();
          boolean flinks = new FlinkParser(flink).accepts(name, value);
          if (ours != flinks) {
            disagreements.add(name + " '" + value + "' Flink " + (flinks ? "takes" : "refuses"));
          }
        }
      }

      assertThat(disagreements).isEmpty();
    }
  }

  private record FlinkParser(ClassLoader loader) {

    boolean accepts(String type, String value) {
      try {
        Class<?> configurationClass = load("Configuration");
        Object configuration = legacy(configurationClass);
        configurationClass
            .getMethod("setString", String.class, String.class)
            .invoke(configuration, "key", value);
        Object option = call(typed(type), "noDefaultValue");
        configurationClass
            .getMethod("getOptional", load("ConfigOption"))
            .invoke(configuration, option);
        return true;
      } catch (InvocationTargetException e) {
        return false;
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException(e);
      }
    }

    /** EMR's images read flink-conf.yaml, in which lists and maps are not YAML. */
    private static Object legacy(Class<?> configuration) throws ReflectiveOperationException {
      for (Constructor<?> constructor : configuration.getConstructors()) {
        if (Arrays.equals(constructor.getParameterTypes(), new Class<?>[] {boolean.class})) {
          return constructor.newInstance(false);
        }
      }
      return configuration.getConstructor().newInstance();
    }

    private Object typed(String type) throws ReflectiveOperationException {
      Object builder = load("ConfigOptions").getMethod("key", String.class).invoke(null, "key");
      if (type.startsWith("enum:")) {
        Class<?> mode =
            Class.forName("org.apache.flink.streaming.api.CheckpointingMode", true, loader);
        return builder.getClass().getMethod("enumType", Class.class).invoke(builder, mode);
      }
      boolean list = type.startsWith("list:");
      Object typed = call(builder, type.replace("list:", "") + "Type");
      return list ? call(typed, "asList") : typed;
    }

    private Class<?> load(String name) throws ClassNotFoundException {
      return Class.forName("org.apache.flink.configuration." + name, true, loader);
    }

    private static Object call(Object target, String name) throws ReflectiveOperationException {
      Method method = target.getClass().getMethod(name);
      method.setAccessible(true);
      return method.invoke(target);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "boolean | yes | 'yes' is not true or false; write true or false",
        "int | 1.5 | '1.5' is not a whole number of 32 bits; write it in digits, without a unit",
        "double | 70% | '70%' is not a number; write it in digits, without a unit",
        "duration | 5 minits | '5 minits' is not a duration; write it like 500 ms, 30 s, 5 min or 1 h",
        "memory | 1Gi | '1Gi' is not an amount of memory; write it like 512m or 2g",
        "map | a:b,c | 'c' is not an entry of a map; write key:value,key:value",
      })
  void saysWhatIsWrongAndHowToWriteIt(String type, String value, String reason) {
    assertThat(type(type).whyInvalid(value)).contains(reason.replace('"', '\''));
  }

  @Test
  void suggestsTheValueOfAnEnumerationThatWasMeant() {
    assertThat(type("enum:HASHMAP|ROCKSDB").whyInvalid("hasmap"))
        .contains("'hasmap' is not one of HASHMAP, ROCKSDB; did you mean HASHMAP?");
    assertThat(type("enum:HASHMAP|ROCKSDB").whyInvalid("forst"))
        .contains("'forst' is not one of HASHMAP, ROCKSDB; write one of them");
  }

  @Test
  void ignoresWhiteSpaceAroundAValue() {
    assertThat(type("int").whyInvalid(" 4 ")).isEmpty();
    assertThat(type("boolean").whyInvalid("true ")).isEmpty();
  }

  @Test
  void isWrittenAsItIsRead() {
    for (String text : List.of("duration", "list:string", "enum:A|B", "list:enum:A|B", "map")) {
      assertThat(type(text)).hasToString(text);
    }
    assertThatIllegalArgumentException().isThrownBy(() -> type("date"));
  }

  @Test
  void readsDurationsAndSizesForThoseWhoComputeWithThem() {
    assertThat(FlinkDuration.parse("15000")).isEqualTo(Duration.ofSeconds(15));
    assertThat(FlinkDuration.parse("5 min")).isEqualTo(Duration.ofMinutes(5));
    assertThat(FlinkMemory.parse("64 kb")).isEqualTo(65_536);
    assertThat(FlinkMemory.parse("2g")).isEqualTo(2L << 30);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FlinkMemory.parse("99999999999g"))
        .withMessageContaining("more memory than can be counted");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FlinkDuration.parse("9223372036854775807 d"))
        .withMessageContaining("too long");
  }
}
