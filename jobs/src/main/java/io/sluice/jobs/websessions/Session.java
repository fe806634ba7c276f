package io.sluice.jobs.websessions;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.time.Instant;

/** The requests of one client between two gaps. Fields are public for Flink's POJO serializer. */
@JsonPropertyOrder({
  "client",
  "visit",
  "start",
  "end",
  "requests",
  "bytes",
  "distinctPaths",
  "firstPath",
  "lastPath",
  "status",
  "userAgent"
})
public class Session {
  /** Address or host name of the client. */
  public String client = "";

  /** 1 for the client's first session, 2 for its second, and so on. */
  public long visit;

  /** Time of the first request. */
  @JsonSerialize(using = ToStringSerializer.class)
  public Instant start = Instant.EPOCH;

  /** Time of the last request, without the gap that follows. */
  @JsonSerialize(using = ToStringSerializer.class)
  public Instant end = Instant.EPOCH;

  /** Number of requests. */
  public long requests;

  /** Sum of the response sizes in bytes. */
  public long bytes;

  /** Number of distinct paths, without their queries; stays at 16,384 when there are more. */
  public int distinctPaths;

  /** Path of the first request. */
  public String firstPath = "";

  /** Path of the last request. */
  public String lastPath = "";

  /** Requests by class of status. */
  public StatusCounts status = new StatusCounts();

  /** What the client said it is in the first request. */
  public String userAgent = "";

  /** For Flink's POJO serializer. */
  public Session() {}

  Session(String client, long visit, SessionTotals totals) {
    this.client = client;
    this.visit = visit;
    this.start = totals.start;
    this.end = totals.end;
    this.requests = totals.requests;
    this.bytes = totals.bytes;
    this.distinctPaths = totals.paths.count();
    this.firstPath = totals.firstPath;
    this.lastPath = totals.lastPath;
    this.status = totals.status;
    this.userAgent = totals.userAgent;
  }
}
