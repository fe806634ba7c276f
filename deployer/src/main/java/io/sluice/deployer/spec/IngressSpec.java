package io.sluice.deployer.spec;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the web UI is reached from outside.
 *
 * @param template host and path, with {@code {{name}}} and {@code {{namespace}}}; required
 * @param className the ingress class
 * @param labels labels of the ingress
 * @param annotations annotations of the ingress
 * @param other the fields that Sluice does not know
 */
public record IngressSpec(
    @Nullable String template,
    @Nullable String className,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, String> labels,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, String> annotations,
    @JsonAnySetter @JsonAnyGetter Map<String, Object> other)
    implements Part {
  public IngressSpec {

    labels = Ordered.copy(labels);
    annotations = Ordered.copy(annotations);
    other = Ordered.copy(other);
  }
}
