package io.sluice.runtime.flink;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.GlobalConfiguration;

/**
 * The command line of this package's main classes: {@code --option VALUE} pairs and {@code
 * -Dkey=value} properties, then {@code --} and the job's own arguments.
 */
final class Arguments {
  private final Map<String, String> options = new HashMap<>();
  private final Configuration properties = new Configuration();
  private final List<String> forTheJob;

  Arguments(String[] args) {
    Deque<String> words = new ArrayDeque<>(List.of(args));
    while (!words.isEmpty() && !words.peek().equals("--")) {
      String word = words.remove();
      if (word.startsWith("-D")) {
        int equals = word.indexOf('=');
        properties.setString(word.substring(2, equals), word.substring(equals + 1));
      } else {
        options.put(word, words.remove());
      }
    }
    words.poll();
    forTheJob = List.copyOf(words);
  }

  String get(String option) {
    String value = options.get(option);
    if (value == null) {
      throw new IllegalArgumentException(option + " is missing");
    }
    return value;
  }

  String[] forTheJob() {
    return forTheJob.toArray(String[]::new);
  }

  /** The configuration of {@code --configDir}, overridden by the properties. */
  Configuration configuration() {
    return GlobalConfiguration.loadConfiguration(get("--configDir"), properties);
  }
}
