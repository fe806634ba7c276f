package io.sluice.deployer.cluster.install;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.sluice.deployer.cluster.ApiServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The tests' chart in a folder, with the operator's own definitions. */
public final class TestChart {
  private static final Path SOURCE = Path.of("src", "test", "resources", "charts", "operator");
  private static final YAMLMapper YAML = new YAMLMapper();

  private final Path folder;

  private TestChart(Path folder) {
    this.folder = folder;
  }

  /** In a folder that is not there yet. */
  public static TestChart in(Path folder) throws IOException {
    for (String file : List.of("Chart.yaml", "values.yaml", "templates/operator.yaml")) {
      Path copy = folder.resolve(file);
      Files.createDirectories(copy.getParent());
      Files.copy(SOURCE.resolve(file), copy);
    }
    TestChart chart = new TestChart(folder);
    return chart.definitions(null);
  }

  /** Of another version. */
  public TestChart version(String version) throws IOException {
    Path file = folder.resolve("Chart.yaml");
    Files.writeString(file, Files.readString(file).replace("1.7.0", version));
    return this;
  }

  /** With definitions that list their kinds in a category of this name, too. */
  public TestChart definitions(String category) throws IOException {
    Path crds = Files.createDirectories(folder.resolve("crds"));
    for (String text : ApiServer.definitions()) {
      ObjectNode definition = (ObjectNode) YAML.readTree(text);
      if (category != null) {
        ((ObjectNode) definition.at("/spec/names")).putArray("categories").add(category);
      }
      Files.writeString(
          crds.resolve(definition.at("/metadata/name").asText() + ".yaml"),
          YAML.writeValueAsString(definition));
    }
    return this;
  }

  /** Where it is. */
  public String path() {
    return folder.toString();
  }
}
