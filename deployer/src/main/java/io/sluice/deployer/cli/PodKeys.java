package io.sluice.deployer.cli;

import io.sluice.deployer.spec.FlinkDeployment;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The S3 server of a description that is not Amazon's, and where its pods have their keys. */
final class PodKeys {
  private static final String AMAZON = "amazonaws.com";

  private final FlinkDeployment pods;

  PodKeys(FlinkDeployment pods) {
    this.pods = pods;
  }

  /** The server's address; empty for Amazon's, and where it is not described as an address. */
  Optional<URI> server() {
    return pods.spec()
        .flinkConfiguration()
        .get("s3.endpoint", "fs.s3a.endpoint")
        .map(address -> address.contains("://") ? address : "https://" + address)
        .flatMap(PodKeys::address)
        .filter(address -> !String.valueOf(address.getHost()).contains(AMAZON));
  }

  /** The Secret whose keys become variables of the pods; empty where there is none. */
  Optional<String> secret() {
    return Stream.of(
            Optional.ofNullable(pods.spec().podTemplate()),
            Optional.ofNullable(pods.spec().jobManager())
                .flatMap(part -> Optional.ofNullable(part.podTemplate())))
        .flatMap(Optional::stream)
        .flatMap(template -> all(map(template.content()).get("spec"), "containers"))
        .flatMap(container -> all(container, "envFrom"))
        .map(source -> map(map(source).get("secretRef")).get("name"))
        .filter(Objects::nonNull)
        .map(Object::toString)
        .findFirst();
  }

  private static Optional<URI> address(String text) {
    try {
      return Optional.of(URI.create(text));
    } catch (IllegalArgumentException malformed) {
      return Optional.empty();
    }
  }

  private static Stream<?> all(@Nullable Object of, String field) {
    return map(of).get(field) instanceof List<?> list ? list.stream() : Stream.empty();
  }

  private static Map<?, ?> map(@Nullable Object node) {
    return node instanceof Map<?, ?> map ? map : Map.of();
  }
}
