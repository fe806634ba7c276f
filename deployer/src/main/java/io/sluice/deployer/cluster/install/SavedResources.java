package io.sluice.deployer.cluster.install;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sluice.deployer.cluster.ClusterException;
import io.sluice.deployer.cluster.live.LiveResource;
import io.sluice.deployer.target.KubernetesResource;
import io.sluice.deployer.yaml.YamlWriter;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A folder with copies of all Flink resources of a cluster, each of which can be applied as it is,
 * and an index of them.
 */
public final class SavedResources {
  private static final String INDEX = "index.json";
  private static final String DEFINITIONS = "definitions";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path folder;

  /**
   * @param folder the folder
   */
  public SavedResources(Path folder) {
    this.folder = folder;
  }

  /** The folder. */
  public Path folder() {
    return folder;
  }

  /**
   * Refuses a folder in which something lies.
   *
   * @throws FileAlreadyExistsException if it is not empty
   */
  void requireEmpty() throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.list(folder)) {
      if (files.findAny().isPresent()) {
        throw new FileAlreadyExistsException(
            folder.toString(), null, "something lies there; copies need a folder of their own");
      }
    }
  }

  /** Writes definitions, for whoever wants them back by hand. */
  void writeDefinitions(List<Map<String, Object>> definitions) throws IOException {
    for (Map<String, Object> definition : definitions) {
      KubernetesResource resource = KubernetesResource.of(definition);
      write(Path.of(DEFINITIONS, resource.name() + ".yaml"), resource.yaml());
    }
  }

  /**
   * Writes a resource so that it starts where its state is.
   *
   * @param savepoint what it is to start from; as described where null
   */
  SavedResource write(LiveResource live, SavedResource.State state, @Nullable String savepoint)
      throws IOException {
    Path file = Path.of(live.namespace(), live.kind() + "-" + live.name() + ".yaml");
    write(file, YamlWriter.write(document(live, savepoint)));
    return new SavedResource(
        file.toString(), live.kind(), live.namespace(), live.name(), state, savepoint);
  }

  /** Writes the index; with it the folder is complete. */
  void complete(List<SavedResource> saved) throws IOException {
    write(Path.of(INDEX), JSON.writerWithDefaultPrettyPrinter().writeValueAsString(saved) + "\n");
  }

  /**
   * The resources of the index.
   *
   * @throws ClusterException if the folder is not complete, or the index is none
   */
  public List<SavedResource> index() throws IOException {
    Path index = folder.resolve(INDEX);
    if (!Files.isRegularFile(index)) {
      throw new ClusterException(
          folder
              + " has no "
              + INDEX
              + ": it is no folder of saved resources, or was not completed",
          "name the folder that 'sluice operator upgrade' told; nothing is deleted before it is"
              + " complete");
    }
    try {
      return JSON.readValue(Files.readString(index), new TypeReference<>() {});
    } catch (JsonProcessingException malformed) {
      throw new ClusterException(
          index + ": " + malformed.getOriginalMessage(),
          "mend it, or apply the files beside it by hand",
          malformed);
    }
  }

  /** The resource that a file holds. */
  KubernetesResource read(SavedResource saved) throws IOException {
    List<Map<String, Object>> documents =
        HelmObjects.documents(Files.readString(folder.resolve(saved.file())));
    if (documents.size() != 1) {
      throw new ClusterException(
          folder.resolve(saved.file()) + " holds " + documents.size() + " documents",
          "it has to hold the one that was saved");
    }
    return new KubernetesResource(documents.get(0));
  }

  private void write(Path file, String text) throws IOException {
    Path path = folder.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }

  private static Map<String, Object> document(LiveResource live, @Nullable String savepoint) {
    Map<String, Object> metadata = new LinkedHashMap<>();
    metadata.put("name", live.name());
    metadata.put("namespace", live.namespace());
    for (String part : List.of("labels", "annotations")) {
      Map<String, Object> there = live.tree().map("metadata", part);
      if (!there.isEmpty()) {
        metadata.put(part, there);
      }
    }
    Map<String, Object> spec = new LinkedHashMap<>(live.spec().map());
    if (savepoint != null) {
      Map<String, Object> job = new LinkedHashMap<>(live.spec().map("job"));
      job.put("initialSavepointPath", savepoint);
      spec.put("job", job);
    }
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("apiVersion", live.tree().text("apiVersion").orElse("flink.apache.org/v1beta1"));
    document.put("kind", live.kind());
    document.put("metadata", metadata);
    document.put("spec", spec);
    return document;
  }
}
