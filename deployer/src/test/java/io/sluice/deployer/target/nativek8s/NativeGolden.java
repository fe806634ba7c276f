package io.sluice.deployer.target.nativek8s;

import io.sluice.deployer.spec.FlinkResource;
import io.sluice.deployer.spec.FlinkResourceYaml;
import io.sluice.deployer.target.Golden;
import io.sluice.deployer.yaml.YamlFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Descriptions for native mode, each with a folder of what it becomes. */
final class NativeGolden {
  private NativeGolden() {}

  static Stream<Golden> all() {
    return Golden.in("native");
  }

  static Golden named(String name) {
    return all().filter(golden -> golden.name().equals(name + ".yaml")).findFirst().orElseThrow();
  }

  /** Where its files lie. */
  static Path folder(Golden golden) {
    return golden.rendered().resolveSibling(golden.name().replace(".yaml", ""));
  }

  /** What it becomes now, by path below the folder. */
  static Map<Path, String> files(Golden golden) {
    return new NativeTarget()
        .files(golden.description()).entrySet().stream()
            .collect(
                Collectors.toMap(
                    file -> file.getKey().subpath(1, file.getKey().getNameCount()),
                    Map.Entry::getValue,
                    (one, other) -> one,
                    TreeMap::new));
  }

  /** What is checked in, by path below the folder. */
  static Map<Path, String> checkedIn(Golden golden) throws IOException {
    Map<Path, String> files = new TreeMap<>();
    try (Stream<Path> found = Files.walk(folder(golden))) {
      for (Path file : found.filter(Files::isRegularFile).toList()) {
        files.put(folder(golden).relativize(file), Files.readString(file));
      }
    }
    return files;
  }

  static FlinkResource read(String yaml) {
    return FlinkResourceYaml.read(YamlFiles.parse("test.yaml", yaml).get(0)).resource();
  }
}
