package io.sluice.jobs.arguments;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The arguments that a job takes, in the order of its usage text. All of them have a value, given
 * as {@code --name value} or {@code --name=value}.
 */
public final class Usage {
  private final String job;
  private final String purpose;
  private final Map<String, Option> options;

  private Usage(String job, String purpose, Map<String, Option> options) {
    this.job = job;
    this.purpose = purpose;
    this.options = Collections.unmodifiableMap(options);
  }

  /**
   * A usage without arguments yet.
   *
   * @param job the short name of the entry class
   * @param purpose what the job does, one sentence
   */
  public static Usage of(String job, String purpose) {
    return new Usage(job, purpose, new LinkedHashMap<>());
  }

  /**
   * This usage with one more argument.
   *
   * @param name with its two hyphens, such as {@code --input}
   * @param value the placeholder of the value, such as {@code PATH}
   * @param help one line
   */
  public Usage with(String name, String value, String help) {
    Map<String, Option> more = new LinkedHashMap<>(options);
    more.put(name, new Option(name + " " + value, help));
    return new Usage(job, purpose, more);
  }

  /** Whether the arguments ask for the usage text. */
  public boolean isAskedForBy(String... args) {
    return List.of(args).contains("--help");
  }

  /**
   * Splits arguments into names and values.
   *
   * @throws ArgumentException when one is unknown, given twice or without a value
   */
  public Arguments parse(String... args) {
    Map<String, String> values = new LinkedHashMap<>();
    for (int i = 0; i < args.length; i++) {
      int equals = args[i].startsWith("--") ? args[i].indexOf('=') : -1;
      String name = equals < 0 ? args[i] : args[i].substring(0, equals);
      if (!options.containsKey(name)) {
        throw refuse(name + " is not an argument of " + job + ": use " + names());
      }
      String value = equals < 0 ? following(i++, args) : args[i].substring(equals + 1);
      if (value.isBlank()) {
        throw refuse(name + " has no value: write " + options.get(name).form);
      }
      if (values.putIfAbsent(name, value) != null) {
        throw refuse(name + " " + value + " is given twice: keep one");
      }
    }
    return new Arguments(this, values);
  }

  /** What {@code --help} prints: the job, its purpose and a line for each argument. */
  public String text() {
    int width = options.values().stream().mapToInt(option -> option.form.length()).max().orElse(0);
    List<String> lines = new ArrayList<>();
    lines.add(job + ": " + purpose);
    for (Option option : options.values()) {
      lines.add(String.format("  %-" + Math.max(1, width) + "s  %s", option.form, option.help));
    }
    return String.join("\n", lines);
  }

  ArgumentException refuse(String problem) {
    return new ArgumentException(problem, this);
  }

  private String following(int position, String... args) {
    boolean missing =
        position + 1 == args.length || options.containsKey(args[position + 1].split("=", 2)[0]);
    return missing ? "" : args[position + 1];
  }

  private String names() {
    return options.keySet().stream().collect(Collectors.joining(", "));
  }

  private static final class Option {
    private final String form;
    private final String help;

    Option(String form, String help) {
      this.form = form;
      this.help = help;
    }
  }
}
