package io.sluice.deployer.local;

import io.sluice.deployer.local.error.UnusableJobException;
import java.util.List;

/** The file in which the JobManager gets the job's arguments: each of them ends with a NUL. */
final class JobArguments {
  private JobArguments() {}

  /**
   * The text of the file.
   *
   * @throws UnusableJobException if an argument holds a NUL, which no process could be given
   */
  static String text(List<String> args) {
    StringBuilder text = new StringBuilder();
    for (String arg : args) {
      if (arg.indexOf('\0') >= 0) {
        throw new UnusableJobException(
            "job.args", arg.replace('\0', '?'), "holds a NUL, which no argument can; leave it out");
      }
      text.append(arg).append('\0');
    }
    return text.toString();
  }
}
