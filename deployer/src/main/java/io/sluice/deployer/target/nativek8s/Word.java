package io.sluice.deployer.target.nativek8s;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * One word of a command line.
 *
 * @param text the word, or its beginning where a file follows
 * @param file a file beside the command with which the word ends; null if there is none
 */
public record Word(String text, @Nullable Path file) {
  /** A word of text only. */
  static Word of(String text) {
    return new Word(text, null);
  }

  /** An option of Flink. */
  static Word option(String key, String value) {
    return of("-D" + key + "=" + value);
  }

  /** An option of Flink whose value is a file beside the command. */
  static Word option(String key, Path file) {
    return new Word("-D" + key + "=", file);
  }

  /** The word where the files lie in a folder. */
  public String in(Path folder) {
    return file == null ? text : text + folder.resolve(file);
  }

  /** The word in a shell script that knows its own folder as {@code $here}. */
  String inScript() {
    return ShellText.quoted(text)
        + (file == null ? "" : "\"$here\"/" + ShellText.quoted(file.toString()));
  }
}
