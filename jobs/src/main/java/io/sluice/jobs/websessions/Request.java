package io.sluice.jobs.websessions;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.time.Instant;

/**
 * One request as the access log has it. Text that the log gives as {@code -} is empty. The fields
 * are public for Flink's POJO serializer.
 */
@JsonPropertyOrder({
  "client",
  "user",
  "time",
  "method",
  "path",
  "query",
  "protocol",
  "status",
  "bytes",
  "referrer",
  "userAgent"
})
public class Request {
  /** Address or host name of the client. */
  public String client = "";

  /** The authenticated user. */
  public String user = "";

  /** When the request was received, in whole seconds. */
  @JsonSerialize(using = ToStringSerializer.class)
  public Instant time = Instant.EPOCH;

  /** The HTTP method; empty when the request line is not a request line of HTTP. */
  public String method = "";

  /** The request target before the question mark; the whole request line if it is not one. */
  public String path = "";

  /** The request target after the question mark. */
  public String query = "";

  /** Such as {@code HTTP/1.1}; empty for HTTP/0.9 and when the request line is not one. */
  public String protocol = "";

  /** The status code, 100 to 599. */
  public int status;

  /** Size of the response body in bytes; 0 where the log has {@code -}. */
  public long bytes;

  /** The page that the client came from. */
  public String referrer = "";

  /** What the client says it is. */
  public String userAgent = "";
}
