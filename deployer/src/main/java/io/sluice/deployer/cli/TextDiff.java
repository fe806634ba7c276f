package io.sluice.deployer.cli;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What differs between two texts, line by line. */
final class TextDiff {
  private static final int CONTEXT_LINES = 3;
  private static final int HEADER = 2;

  private TextDiff() {}

  /**
   * The difference, without names of files.
   *
   * @param before null where there was none
   * @param after null where there is none
   * @param indent what each line begins with
   */
  static String of(@Nullable String before, @Nullable String after, String indent) {
    List<String> old = lines(before);
    return UnifiedDiffUtils.generateUnifiedDiff(
            "before", "after", old, DiffUtils.diff(old, lines(after)), CONTEXT_LINES)
        .stream()
        .skip(HEADER)
        .map(line -> indent + line)
        .collect(Collectors.joining("\n"));
  }

  private static List<String> lines(@Nullable String text) {
    return text == null ? List.of() : text.lines().toList();
  }
}
