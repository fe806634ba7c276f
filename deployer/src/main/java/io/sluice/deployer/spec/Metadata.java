package io.sluice.deployer.spec;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The part of a Kubernetes resource that names it.
 *
 * @param name the name; also the Flink cluster id
 * @param namespace the namespace; the kubeconfig decides where there is none
 * @param labels labels
 * @param annotations annotations
 * @param other the fields that Sluice does not know
 */
public record Metadata(
    @Nullable String name,
    @Nullable String namespace,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, String> labels,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, String> annotations,
    @JsonAnySetter @JsonAnyGetter Map<String, Object> other)
    implements Part {
  public Metadata {

    labels = Ordered.copy(labels);
    annotations = Ordered.copy(annotations);
    other = Ordered.copy(other);
  }

  /** The same in a namespace. */
  Metadata inNamespace(String place) {
    return new Metadata(name, place, labels, annotations, other);
  }
}
