package io.sluice.deployer.check;

import io.sluice.deployer.spec.JobSpec;
import io.sluice.deployer.yaml.FieldPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A value among the job's arguments.
 *
 * @param where the list element that holds it
 * @param flag the name before it, {@code output} of {@code --output}; empty where there is none
 * @param value the value
 */
public record Argument(FieldPath where, String flag, String value) {
  private static final Pattern FLAG = Pattern.compile("--?[A-Za-z][\\w.-]*");
  private static final Pattern WORD_BREAK = Pattern.compile("[-_.]|(?<=[a-z\\d])(?=[A-Z])");

  private static final Set<String> OUTPUT =
      Set.of(
          "output",
          "out",
          "sink",
          "target",
          "dest",
          "destination",
          "result",
          "results",
          "write",
          "reject",
          "rejects",
          "rejected",
          "late");

  /** Those of a deployment's or session job's job. */
  public static List<Argument> of(Subject subject) {
    List<String> args = subject.job().map(JobSpec::args).orElse(List.of());
    List<Argument> found = new ArrayList<>();
    String flag = "";
    for (int index = 0; index < args.size(); index++) {
      String arg = args.get(index);
      FieldPath where = Fields.ARGS.element(index);
      int equals = arg.indexOf('=');
      if (FLAG.matcher(arg).matches()) {
        flag = name(arg);
        continue;
      }
      if (equals > 0 && FLAG.matcher(arg.substring(0, equals)).matches()) {
        found.add(new Argument(where, name(arg.substring(0, equals)), arg.substring(equals + 1)));
      } else {
        found.add(new Argument(where, flag, arg));
      }
      flag = "";
    }
    return found;
  }

  /**
   * Whether its name is that of something that is written, as {@code --output} or {@code
   * --sinkPath}.
   */
  public boolean isOutput() {
    return words().stream().anyMatch(OUTPUT::contains);
  }

  /** The words of the flag, in lower case: {@code sink} and {@code path} of {@code sinkPath}. */
  List<String> words() {
    return WORD_BREAK.splitAsStream(flag).map(word -> word.toLowerCase(Locale.ROOT)).toList();
  }

  private static String name(String flag) {
    return flag.replaceFirst("^--?", "");
  }
}
