package io.sluice.jobs.websessions;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/** Requests by the first digit of their status. */
@JsonPropertyOrder({"1xx", "2xx", "3xx", "4xx", "5xx"})
public class StatusCounts {
  /** Informational, 100 to 199. */
  @JsonProperty("1xx")
  public long informational;

  /** Successful, 200 to 299. */
  @JsonProperty("2xx")
  public long successful;

  /** Redirected, 300 to 399. */
  @JsonProperty("3xx")
  public long redirected;

  /** Refused for the client's fault, 400 to 499. */
  @JsonProperty("4xx")
  public long clientErrors;

  /** Failed by the server's fault, 500 to 599. */
  @JsonProperty("5xx")
  public long serverErrors;

  void add(int status) {
    switch (status / 100) {
      case 1:
        informational++;
        break;
      case 2:
        successful++;
        break;
      case 3:
        redirected++;
        break;
      case 4:
        clientErrors++;
        break;
      case 5:
        serverErrors++;
        break;
      default:
        throw new IllegalArgumentException("not a status of HTTP: " + status);
    }
  }

  void add(StatusCounts other) {
    informational += other.informational;
    successful += other.successful;
    redirected += other.redirected;
    clientErrors += other.clientErrors;
    serverErrors += other.serverErrors;
  }
}
