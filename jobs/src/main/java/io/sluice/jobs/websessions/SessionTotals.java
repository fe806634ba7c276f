package io.sluice.jobs.websessions;

import java.time.Instant;

/**
 * What is kept of the requests of a session while it is open. Of requests in the same second, the
 * order of arrival decides which is first and last. Fields are public for Flink's POJO serializer.
 */
public class SessionTotals {
  /** Number of requests. */
  public long requests;

  /** Sum of the response sizes in bytes. */
  public long bytes;

  /** Requests by class of status. */
  public StatusCounts status = new StatusCounts();

  /** The paths requested. */
  public DistinctTexts paths = new DistinctTexts();

  /** Time of the earliest request. */
  public Instant start = Instant.MAX;

  /** Path of the earliest request. */
  public String firstPath = "";

  /** User agent of the earliest request. */
  public String userAgent = "";

  /** Time of the latest request. */
  public Instant end = Instant.MIN;

  /** Path of the latest request. */
  public String lastPath = "";

  void add(Request request) {
    requests++;
    bytes += request.bytes;
    status.add(request.status);
    paths.add(request.path);
    if (request.time.isBefore(start)) {
      begin(request.time, request.path, request.userAgent);
    }
    if (!request.time.isBefore(end)) {
      finish(request.time, request.path);
    }
  }

  void add(SessionTotals other) {
    requests += other.requests;
    bytes += other.bytes;
    status.add(other.status);
    paths.add(other.paths);
    if (other.start.isBefore(start)) {
      begin(other.start, other.firstPath, other.userAgent);
    }
    if (other.end.isAfter(end)) {
      finish(other.end, other.lastPath);
    }
  }

  private void begin(Instant time, String path, String agent) {
    start = time;
    firstPath = path;
    userAgent = agent;
  }

  private void finish(Instant time, String path) {
    end = time;
    lastPath = path;
  }
}
