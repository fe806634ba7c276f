package io.sluice.deployer.aws.logs;

import io.sluice.deployer.aws.Aws;
import io.sluice.deployer.aws.AwsException;
import io.sluice.deployer.aws.Permission;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceNotFoundException;

/** What CloudWatch keeps of logs. */
public final class LogStore {
  private final Aws aws;

  /**
   * @param aws the account
   */
  public LogStore(Aws aws) {
    this.aws = aws;
  }

  /**
   * The groups whose names begin so.
   *
   * @throws AwsException if they may not be listed
   */
  public List<LogGroup> groups(String prefix) {
    return aws.ask(
        "list the log groups " + prefix + "*",
        new Permission("logs:DescribeLogGroups", "*"),
        () ->
            aws
                .logs()
                .describeLogGroupsPaginator(all -> all.logGroupNamePrefix(prefix))
                .logGroups()
                .stream()
                .map(one -> new LogGroup(one.logGroupName(), stored(one.storedBytes())))
                .toList());
  }

  /**
   * The streams of a group; none where there is no such group.
   *
   * @param prefix how their names begin; empty for all
   * @throws AwsException if they may not be listed
   */
  public List<LogStream> streams(String group, String prefix) {
    return aws.ask(
        "list the streams of log group " + group,
        permission("logs:DescribeLogStreams", group),
        () -> {
          try {
            return aws
                .logs()
                .describeLogStreamsPaginator(
                    all -> {
                      all.logGroupName(group);
                      if (!prefix.isEmpty()) {
                        all.logStreamNamePrefix(prefix);
                      }
                    })
                .logStreams()
                .stream()
                .map(one -> new LogStream(group, one.logStreamName(), written(one)))
                .toList();
          } catch (ResourceNotFoundException noSuchGroup) {
            return List.of();
          }
        });
  }

  /**
   * Deletes a stream; one that is gone already is no mistake.
   *
   * @throws AwsException if it may not be deleted
   */
  public void delete(LogStream stream) {
    aws.ask(
        "delete log stream " + stream.name() + " of " + stream.group(),
        permission("logs:DeleteLogStream", stream.group()),
        () -> {
          try {
            return Optional.of(
                aws.logs()
                    .deleteLogStream(
                        one -> one.logGroupName(stream.group()).logStreamName(stream.name())));
          } catch (ResourceNotFoundException gone) {
            return Optional.empty();
          }
        });
  }

  /**
   * Deletes a group with all that is in it; one that is gone already is no mistake.
   *
   * @throws AwsException if it may not be deleted
   */
  public void deleteGroup(String group) {
    aws.ask(
        "delete log group " + group,
        permission("logs:DeleteLogGroup", group),
        () -> {
          try {
            return Optional.of(aws.logs().deleteLogGroup(one -> one.logGroupName(group)));
          } catch (ResourceNotFoundException gone) {
            return Optional.empty();
          }
        });
  }

  private static Permission permission(String action, String group) {
    return new Permission(action, "log-group:" + group);
  }

  private static long stored(Long bytes) {
    return bytes == null ? 0 : bytes;
  }

  private static Instant written(
      software.amazon.awssdk.services.cloudwatchlogs.model.LogStream stream) {
    Long last =
        stream.lastIngestionTime() == null ? stream.creationTime() : stream.lastIngestionTime();
    return last == null ? Instant.EPOCH : Instant.ofEpochMilli(last);
  }
}
