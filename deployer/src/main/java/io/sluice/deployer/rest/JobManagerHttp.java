package io.sluice.deployer.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** JSON to and from a JobManager, whose refusals and silence are {@link FlinkRestException}s. */
final class JobManagerHttp {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final int FIRST_ERROR = 400;

  private final ObjectMapper json = new ObjectMapper();
  private final HttpClient client =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
  private final Supplier<Optional<URI>> root;

  /**
   * @param root the address of the web UI, as soon as there is one
   */
  JobManagerHttp(Supplier<Optional<URI>> root) {
    this.root = root;
  }

  /** What is at a path; empty where nothing is. */
  Optional<JsonNode> get(String path) {
    HttpResponse<String> answer = send(request(path));
    return isNotFound(answer) ? Optional.empty() : Optional.of(accepted(path, answer));
  }

  /** What is at a path, where something has to be. */
  JsonNode required(String path) {
    return get(path).orElseThrow(() -> new FlinkRestException("the JobManager has no " + path));
  }

  /** The answer to a request with a body. */
  JsonNode post(String path, JsonNode body) {
    return accepted(
        path,
        send(
            request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()))));
  }

  /** Changes what is at a path; where nothing is, nothing is done. */
  void patch(String path) {
    HttpResponse<String> answer =
        send(request(path).method("PATCH", HttpRequest.BodyPublishers.noBody()));
    if (answer.statusCode() >= FIRST_ERROR && !isNotFound(answer)) {
      throw refused(path, answer);
    }
  }

  private HttpRequest.Builder request(String path) {
    return root.get()
        .map(address -> HttpRequest.newBuilder(address.resolve(path)).timeout(PATIENCE))
        .orElseThrow(() -> new FlinkRestException("the JobManager does not listen yet"));
  }

  private HttpResponse<String> send(HttpRequest.Builder unsent) {
    HttpRequest request = unsent.build();
    try {
      return client.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new FlinkRestException(request.uri() + " does not answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new FlinkRestException("interrupted while waiting for the JobManager", e);
    }
  }

  private static boolean isNotFound(HttpResponse<String> answer) {
    return answer.statusCode() == HttpURLConnection.HTTP_NOT_FOUND;
  }

  private JsonNode accepted(String path, HttpResponse<String> answer) {
    if (answer.statusCode() >= FIRST_ERROR) {
      throw refused(path, answer);
    }
    return parse(answer);
  }

  private FlinkRestException refused(String path, HttpResponse<String> answer) {
    String error = parse(answer).path("errors").path(0).asText(answer.body());
    return new FlinkRestException(path + " was refused: " + RootCause.of(error));
  }

  private JsonNode parse(HttpResponse<String> answer) {
    try {
      return json.readTree(answer.body());
    } catch (IOException e) {
      throw new FlinkRestException(answer.uri() + " answers with no JSON", e);
    }
  }
}
