package io.sluice.deployer.aws.doctor;

import io.sluice.deployer.aws.Permission;
import io.sluice.deployer.doctor.Finding;
import java.util.List;

/** The log group can be looked at; where it is missing, the log agent makes it. */
final class LogGroupProbe implements AwsProbe {
  @Override
  public String id() {
    return "log-group";
  }

  @Override
  public List<Finding> look(Examined examined) {
    String group = examined.subject().logGroup();
    if (group == null) {
      return List.of(Finding.skipped("no logs are shipped to CloudWatch"));
    }
    boolean there =
        examined
            .aws()
            .ask(
                "look for log group " + group,
                new Permission("logs:DescribeLogGroups", "*"),
                () ->
                    examined
                        .aws()
                        .logs()
                        .describeLogGroupsPaginator(all -> all.logGroupNamePrefix(group))
                        .logGroups()
                        .stream()
                        .anyMatch(one -> one.logGroupName().equals(group)));
    return List.of(
        Finding.ok(
            "log group "
                + group
                + (there ? " is there" : " is not there yet; the log agent makes it")));
  }
}
