package io.sluice.deployer.cli;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The folder in which rendered manifests, or the values of charts, lie. */
final class ManifestFolder {
  private static final int CONTEXT_LINES = 3;
  private static final String SCRIPT = "#!";

  private final Path folder;
  private final Map<Path, String> manifests;
  private final Rendered kind;

  /**
   * What is rendered, in the words of messages.
   *
   * @param command what renders it
   * @param one a file of it
   * @param several files of it
   * @param owner what has a file
   */
  record Rendered(String command, String one, String several, String owner) {
    static final Rendered MANIFESTS =
        new Rendered("sluice render", "manifest", "manifests", "deployment of the catalogue");
    static final Rendered VALUES =
        new Rendered("sluice operator values", "file", "files", "environment");
  }

  /**
   * @param folder the folder
   * @param manifests what is to be in it: path below the folder to content
   */
  ManifestFolder(Path folder, Map<Path, String> manifests) {
    this(folder, manifests, Rendered.MANIFESTS);
  }

  /** The same for what is rendered by another command. */
  ManifestFolder(Path folder, Map<Path, String> manifests, Rendered kind) {
    this.folder = folder;
    this.manifests = manifests;
    this.kind = kind;
  }

  void write(PrintWriter out) throws IOException {
    for (Map.Entry<Path, String> manifest : manifests.entrySet()) {
      Path file = folder.resolve(manifest.getKey());
      Files.createDirectories(file.getParent());
      String content = content(manifest);
      boolean changed = !Files.exists(file) || !Files.readString(file).equals(content);
      if (changed) {
        Files.writeString(file, content);
      }
      if (content.startsWith(SCRIPT) && !file.toFile().setExecutable(true)) {
        throw new FileSystemException(file.toString(), null, "cannot be made executable");
      }
      out.println((changed ? "written    " : "unchanged  ") + Project.shown(file));
    }
  }

  /** With the header where the file's language has such comments. */
  private String content(Map.Entry<Path, String> manifest) {
    String content = manifest.getValue();
    if (manifest.getKey().toString().endsWith(".xml")) {
      return content;
    }
    int at = content.startsWith(SCRIPT) ? content.indexOf('\n') + 1 : 0;
    return content.substring(0, at) + header() + content.substring(at);
  }

  private String header() {
    return "# Rendered by '"
        + kind.command()
        + "'; change the description in manifests/src, not this file.\n";
  }

  /**
   * Whether the files are what would be written.
   *
   * @param out takes a diff for each that is not
   * @param complete folders below this one that must hold no other files
   */
  boolean check(PrintWriter out, List<Path> complete) throws IOException {
    int drifted = 0;
    for (Map.Entry<Path, String> manifest : manifests.entrySet()) {
      Path file = folder.resolve(manifest.getKey());
      List<String> is = Files.exists(file) ? Files.readString(file).lines().toList() : List.of();
      List<String> shouldBe = content(manifest).lines().toList();
      if (!is.equals(shouldBe)) {
        drifted++;
        String name = Project.shown(file).toString();
        UnifiedDiffUtils.generateUnifiedDiff(
                name, name + " (rendered)", is, DiffUtils.diff(is, shouldBe), CONTEXT_LINES)
            .forEach(out::println);
      }
    }
    for (Path orphan : orphans(complete)) {
      drifted++;
      out.println(Project.shown(orphan) + " belongs to no " + kind.owner() + "; delete it");
    }
    out.println(
        drifted == 0
            ? manifests.size()
                + (manifests.size() == 1 ? " " + kind.one() + " is" : " " + kind.several() + " are")
                + " what the descriptions say"
            : drifted
                + " of "
                + manifests.size()
                + " "
                + kind.several()
                + " drift; run '"
                + kind.command()
                + "'");
    return drifted == 0;
  }

  private List<Path> orphans(List<Path> complete) throws IOException {
    List<Path> orphans = new ArrayList<>();
    for (Path one : complete) {
      Path below = folder.resolve(one);
      if (Files.isDirectory(below)) {
        try (Stream<Path> files = Files.list(below)) {
          files
              .filter(Files::isRegularFile)
              .filter(file -> !manifests.containsKey(folder.relativize(file)))
              .sorted()
              .forEach(orphans::add);
        }
      }
    }
    return orphans;
  }
}
