package io.sluice.runtime.flink;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.GlobalConfiguration;

/**
 * The command line of this package's main classes: {@code --option VALUE} pairs and {@code
 * -Dkey=value} properties.
 */
final class Arguments {
  private final Map<String, String> options = new HashMap<>();
  private final Configuration properties = new Configuration();

  Arguments(String[] args) {
    Deque<String> words = new ArrayDeque<>(List.of(args));
    while (!words.isEmpty()) {
      String word = words.remove();
      if (word.startsWith("-D")) {
        int equals = word.indexOf('=');
        properties.setString(word.substring(2, equals), word.substring(equals + 1));
      } else {
        options.put(word, words.remove());
      }
    }
  }

  String get(String option) {
    String value = options.get(option);
    if (value == null) {
      throw new IllegalArgumentException(option + " is missing");
    }
    return value;
  }

  /**
   * The job's own arguments, from the file {@code --job-args}: each of them ends with a NUL. They
   * may hold secrets, and a command line can be read by everybody on the machine.
   */
  String[] forTheJob() throws IOException {
    String text = Files.readString(Path.of(get("--job-args")));
    return text.isEmpty() ? new String[0] : text.substring(0, text.length() - 1).split("\0", -1);
  }

  /** The configuration of {@code --configDir}, overridden by the properties. */
  Configuration configuration() {
    return GlobalConfiguration.loadConfiguration(get("--configDir"), properties);
  }
}
