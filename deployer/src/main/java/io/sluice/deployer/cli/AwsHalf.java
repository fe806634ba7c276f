package io.sluice.deployer.cli;

import io.sluice.deployer.aws.Aws;
import io.sluice.deployer.aws.AwsException;
import io.sluice.deployer.aws.doctor.AwsDoctor;
import io.sluice.deployer.aws.doctor.Examined;
import io.sluice.deployer.aws.doctor.Subject;
import io.sluice.deployer.doctor.Checked;
import io.sluice.deployer.doctor.Finding;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The part of the doctor that asks AWS, where anything of the description is there. */
final class AwsHalf {
  /** The check that all others build on. */
  static final String FIRST = "aws-caller";

  private final AwsSubject described;
  private final AwsOptions options;

  AwsHalf(AwsSubject described, AwsOptions options) {
    this.described = described;
    this.options = options;
  }

  /**
   * Looks at everything.
   *
   * @param progress is told each line as soon as it is known
   */
  List<Checked> examine(Consumer<Checked> progress) throws IOException {
    AwsSubject.@Nullable Where where;
    try {
      where = described.where();
    } catch (CommandException incomplete) {
      return only(Finding.skipped(String.valueOf(incomplete.getMessage())), progress);
    }
    if (where == null) {
      return only(Finding.skipped("neither a deployment nor --env is given"), progress);
    }
    if (where.region() == null && !options.knowsRegion()) {
      return only(
          Finding.skipped("no Region is known; give --region, or set AWS_REGION"), progress);
    }
    try (Aws aws = options.connect(where.region(), where.s3Endpoint())) {
      Subject subject = described.subject(aws.settings().region());
      if (subject.storage().buckets().isEmpty() && !subject.needsAws(where.s3Endpoint() != null)) {
        return only(Finding.skipped("nothing of " + subject.of() + " needs AWS"), progress);
      }
      return AwsDoctor.examine(new Examined(aws, subject), progress);
    } catch (AwsException unusable) {
      return only(Finding.fail(String.valueOf(unusable.getMessage()), unusable.fix()), progress);
    }
  }

  private static List<Checked> only(Finding finding, Consumer<Checked> progress) {
    Checked line = Checked.of(FIRST, finding);
    progress.accept(line);
    return List.of(line);
  }
}
