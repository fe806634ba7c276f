package io.sluice.deployer.cluster.nativek8s;

import io.sluice.deployer.cluster.trouble.Gravity;
import io.sluice.deployer.cluster.trouble.JobTrouble;
import io.sluice.deployer.cluster.trouble.Trouble;
import io.sluice.deployer.rest.JobFailure;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How an application ended, as the JobManager's log has it: when it ends, Flink deletes the
 * Deployment, whatever the reason.
 *
 * @param status Flink's word for it: {@code SUCCEEDED}, {@code FAILED}, {@code CANCELED} or {@code
 *     UNKNOWN}
 * @param log the last lines of the JobManager's log
 */
record ApplicationEnd(String status, List<String> log) {
  private static final Pattern STATUS = Pattern.compile("application status (\\w+)");
  private static final Pattern EXCEPTION =
      Pattern.compile("^(Caused by: )?[\\w.$]+(Exception|Error)\\b");

  static ApplicationEnd in(List<String> log) {
    String status = "UNKNOWN";
    for (String line : log) {
      Matcher found = STATUS.matcher(line);
      if (found.find()) {
        status = found.group(1);
      }
    }
    return new ApplicationEnd(status, log);
  }

  boolean isSuccess() {
    return status.equals("SUCCEEDED");
  }

  private String text(int from) {
    return String.join("\n", log.subList(from, log.size()));
  }

  Trouble trouble() {
    int from = 0;
    while (from < log.size() && !EXCEPTION.matcher(log.get(from)).find()) {
      from++;
    }
    if (from < log.size()) {
      return JobTrouble.of(new JobFailure(Instant.now(), text(from), "")).as(Gravity.FATAL);
    }
    return new Trouble(
        "job",
        "the application ended (" + status + "), and Flink deleted its Deployment",
        "start it again; its log says more while it runs",
        Gravity.FATAL,
        "",
        log.subList(Math.max(0, log.size() - 8), log.size()),
        Instant.now());
  }
}
