package io.sluice.deployer.cli;

import java.util.Arrays;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** How EMR is let into a namespace. */
enum AccessMethod {
  /** By an EKS access entry, which EMR writes itself. */
  ENTRIES("entries"),
  /** By Role, RoleBinding and the ConfigMap {@code aws-auth}. */
  AWS_AUTH("aws-auth");

  private final String text;

  AccessMethod(String text) {
    this.text = text;
  }

  /** As it is typed. */
  @Override
  public String toString() {
    return text;
  }

  /** Reads it from a command line. */
  static final class Converter implements ITypeConverter<AccessMethod> {
    @Override
    public AccessMethod convert(String text) {
      return Arrays.stream(values())
          .filter(method -> method.text.equals(text))
          .findFirst()
          .orElseThrow(
              () ->
                  new TypeConversionException(
                      "'"
                          + text
                          + "' is no method; use "
                          + Arrays.stream(values())
                              .map(AccessMethod::toString)
                              .collect(Collectors.joining(" or "))));
    }
  }
}
