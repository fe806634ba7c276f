package io.sluice.deployer.spec;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Reads enums by the text that the custom resource has for them. */
final class EnumText {
  private EnumText() {}

  static <E extends Enum<E>> E parse(E[] values, String text) {
    return Arrays.stream(values)
        .filter(value -> value.toString().equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                new MalformedValueException(
                    "'" + text + "' is not a value that this field knows",
                    "write one of "
                        + Arrays.stream(values)
                            .map(Object::toString)
                            .collect(Collectors.joining(", "))));
  }
}
