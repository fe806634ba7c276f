package io.sluice.deployer.target.nativek8s;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What follows {@code flink} on the command line (guide, "Ejecute el comando run-application de la
 * CLI"). Arguments of the job follow the jar, after which Flink's client reads nothing as its own.
 *
 * @param options words {@code -Dkey=value}
 * @param flags Flink's own flags, each with its value
 * @param jar the job's jar, as the JobManager finds it
 * @param args arguments of the job
 */
public record FlinkCommand(
    List<Word> options, List<List<String>> flags, String jar, List<String> args) {
  private static final String ACTION = "run-application";
  private static final List<String> TARGET = List.of("--target", "kubernetes-application");

  public FlinkCommand {
    options = List.copyOf(options);
    flags = List.copyOf(flags);
    args = List.copyOf(args);
  }

  /** The words, the first of them Flink's action, where the files lie in a folder. */
  public List<String> words(Path folder) {
    return lines().flatMap(List::stream).map(word -> word.in(folder)).toList();
  }

  /** The same command with further options before the others. */
  public FlinkCommand with(Map<String, String> further) {
    List<Word> all = new ArrayList<>();
    further.forEach((key, value) -> all.add(Word.option(key, value)));
    all.addAll(options);
    return new FlinkCommand(all, flags, jar, args);
  }

  /** The words, in lines as a person would write them. */
  Stream<List<Word>> lines() {
    return Stream.of(
            Stream.of(List.of(Word.of(ACTION))),
            Stream.of(TARGET.stream().map(Word::of).toList()),
            options.stream().map(List::of),
            flags.stream().map(flag -> flag.stream().map(Word::of).toList()),
            Stream.of(List.of(Word.of(jar))),
            args.stream().map(arg -> List.of(Word.of(arg))))
        .flatMap(lines -> lines);
  }
}
