package io.sluice.deployer.cluster.trouble;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sluice.deployer.rest.RootCause;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What the operator noted in {@code status.error}: since operator 1.5 JSON with the exception, its
 * causes and what else is known of it, before that plain text.
 *
 * @param parts the exception and its causes, the outermost first
 */
public record OperatorError(List<Part> parts) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String VALIDATION = "ValidationException";
  private static final String GENERIC_FIX =
      "the operator's log ('sluice leader' names its pod) has the whole exception";

  public OperatorError {
    parts = List.copyOf(parts);
  }

  /**
   * One exception.
   *
   * @param type its class, without the package; empty where there was only text
   * @param message its message; empty where it has none
   * @param reason what Kubernetes calls it, such as {@code CrashLoopBackOff}; else empty
   */
  public record Part(String type, String message, String reason) {
    static Part of(JsonNode json) {
      String type = json.path("type").asText("");
      return new Part(
          type.substring(type.lastIndexOf('.') + 1),
          json.path("message").asText(""),
          json.path("additionalMetadata").path("reason").asText(""));
    }

    @Override
    public String toString() {
      String named = reason.isEmpty() ? type : reason;
      return named.isEmpty() || message.isEmpty() ? named + message : named + ": " + message;
    }
  }

  /** Reads the field's text, whichever it is. */
  public static OperatorError parse(String text) {
    try {
      JsonNode json = JSON.readTree(text);
      if (json.isObject() && json.has("type")) {
        List<Part> parts = new ArrayList<>();
        parts.add(Part.of(json));
        json.path("throwableList").forEach(cause -> parts.add(Part.of(cause)));
        return new OperatorError(parts);
      }
    } catch (JsonProcessingException plainText) {
      return plain(text);
    }
    return plain(text);
  }

  /** The innermost exception that says something, in one line. */
  public String rootCause() {
    for (int i = parts.size() - 1; i >= 0; i--) {
      if (!parts.get(i).message().isEmpty()) {
        return RootCause.of(parts.get(i).toString());
      }
    }
    return parts.get(parts.size() - 1).toString();
  }

  /** Whether the operator refuses the specification. */
  public boolean isValidation() {
    return parts.stream().anyMatch(part -> part.type().equals(VALIDATION));
  }

  /** All that is said, the root cause first. */
  public String text() {
    List<String> innermostFirst = new ArrayList<>(parts.stream().map(Part::toString).toList());
    Collections.reverse(innermostFirst);
    return String.join("\n", innermostFirst);
  }

  /** What it is to somebody who waits. */
  public Trouble trouble(Instant time) {
    if (isValidation()) {
      return new Trouble(
          "operator",
          "refuses the specification: " + lastMessage(),
          "mend the field that is named and apply again",
          Gravity.FATAL,
          "validation",
          time);
    }
    return KnownCauses.find(text())
        .map(
            cause ->
                new Trouble(
                    "operator",
                    cause.what() + " (" + rootCause() + ")",
                    cause.fix(),
                    cause.gravity(),
                    cause.id(),
                    time))
        .orElseGet(
            () -> new Trouble("operator", rootCause(), GENERIC_FIX, Gravity.LASTING, "", time));
  }

  private String lastMessage() {
    return parts.get(parts.size() - 1).message();
  }

  private static OperatorError plain(String text) {
    return new OperatorError(List.of(new Part("", text, "")));
  }
}
