package io.sluice.jobs.arguments;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.flink.core.fs.Path;
import org.apache.flink.util.TimeUtils;

/**
 * The arguments of one run as typed values. Flink's own ParameterTool is not used: it takes unknown
 * arguments in silence, and its package differs between the Flink lines.
 */
public final class Arguments {
  private final Usage usage;
  private final Map<String, String> values;

  Arguments(Usage usage, Map<String, String> values) {
    this.usage = usage;
    this.values = Map.copyOf(values);
  }

  /** Whether the argument is given. */
  public boolean has(String name) {
    return values.containsKey(name);
  }

  /**
   * A file or folder, local or with a scheme such as {@code s3a://}.
   *
   * @throws ArgumentException when it is not a valid path
   */
  public Optional<Path> path(String name) {
    return Optional.ofNullable(values.get(name)).map(value -> path(name, value));
  }

  /**
   * A file or folder that must be given.
   *
   * @throws ArgumentException when it is missing or not a valid path
   */
  public Path requiredPath(String name) {
    return path(name).orElseThrow(() -> refuse(name + " is missing: add it"));
  }

  /**
   * A positive duration in Flink's notation, such as {@code 30m}, {@code 90 s} or {@code 1 day}.
   *
   * @throws ArgumentException when it is malformed, zero or negative
   */
  public Optional<Duration> duration(String name) {
    return Optional.ofNullable(values.get(name)).map(value -> duration(name, value));
  }

  /** As {@link #duration(String)}, with the value to take when the argument is not given. */
  public Duration duration(String name, Duration otherwise) {
    return duration(name).orElse(otherwise);
  }

  /**
   * A whole number.
   *
   * @throws ArgumentException when it is malformed or outside {@code least..most}
   */
  public OptionalLong wholeNumber(String name, long least, long most) {
    String value = values.get(name);
    if (value == null) {
      return OptionalLong.empty();
    }
    try {
      long number = Long.parseLong(value);
      if (number >= least && number <= most) {
        return OptionalLong.of(number);
      }
    } catch (NumberFormatException malformed) {
      throw notWithin(name, "whole number", least, most);
    }
    throw notWithin(name, "whole number", least, most);
  }

  /** As {@link #wholeNumber(String, long, long)}, with the value to take when it is not given. */
  public long wholeNumber(String name, long otherwise, long least, long most) {
    return wholeNumber(name, least, most).orElse(otherwise);
  }

  /**
   * A decimal number.
   *
   * @throws ArgumentException when it is malformed or outside {@code least..most}
   */
  public double decimal(String name, double otherwise, double least, double most) {
    String value = values.get(name);
    if (value == null) {
      return otherwise;
    }
    try {
      double number = Double.parseDouble(value);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException malformed) {
      throw notWithin(name, "number", least, most);
    }
    throw notWithin(name, "number", least, most);
  }

  /**
   * Checks that an argument only comes together with another.
   *
   * @throws ArgumentException when {@code name} is given and {@code other} is not
   */
  public void requireTogether(String name, String other) {
    if (has(name) && !has(other)) {
      throw refuse(given(name) + " needs " + other + ": add " + other + " or leave out " + name);
    }
  }

  /**
   * Checks that exactly one of two arguments is given.
   *
   * @throws ArgumentException when both or none are given
   */
  public void requireOneOf(String one, String other) {
    if (has(one) && has(other)) {
      throw refuse(given(one) + " and " + given(other) + " exclude each other: keep one");
    }
    if (!has(one) && !has(other)) {
      throw refuse(one + " is missing: add " + one + " or " + other);
    }
  }

  /**
   * The exception for a value that is well formed and still wrong.
   *
   * @param fix what is wrong and what to write
   */
  public ArgumentException refuse(String name, String fix) {
    return refuse(given(name) + " " + fix);
  }

  private ArgumentException refuse(String problem) {
    return usage.refuse(problem);
  }

  private String given(String name) {
    return name + " " + values.get(name);
  }

  private Path path(String name, String value) {
    try {
      return new Path(value);
    } catch (IllegalArgumentException malformed) {
      throw refuse(name, "is not a path: write a local path or a URI such as s3a://bucket/folder");
    }
  }

  private Duration duration(String name, String value) {
    try {
      Duration duration = TimeUtils.parseDuration(value);
      if (duration.toMillis() > 0) {
        return duration;
      }
    } catch (IllegalArgumentException | ArithmeticException malformed) {
      throw notADuration(name);
    }
    throw notADuration(name);
  }

  private ArgumentException notADuration(String name) {
    return refuse(name, "is not a positive duration: write such as 30m, 90s or 1d");
  }

  private ArgumentException notWithin(String name, String kind, Number least, Number most) {
    return refuse(name, "is not a " + kind + " from " + least + " to " + most);
  }
}
