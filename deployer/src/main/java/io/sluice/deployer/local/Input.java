package io.sluice.deployer.local;

import io.sluice.deployer.local.error.UnusableJobException;
import io.sluice.deployer.spec.InputArguments;
import io.sluice.deployer.spec.S3Uri;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The argument {@code --input} of a job, when a local file or folder takes its place. */
final class Input {
  private static final String DEFAULT_BUCKET = "local";

  private Input() {}

  /**
   * Where a file or folder is put: into the bucket of the job's own input, if that is in S3.
   *
   * @throws UnusableJobException if the file or folder is not there
   */
  static S3Uri placeOf(Path path, List<String> args) {
    if (!Files.isReadable(path)) {
      throw new UnusableJobException(
          InputArguments.OPTION,
          path.toString(),
          "is not there or cannot be read; give a file or a folder");
    }
    Path name = path.toAbsolutePath().normalize().getFileName();
    return new S3Uri(S3Uri.Scheme.S3A, bucketOf(args), "input/" + (name == null ? "all" : name));
  }

  /** The S3 places among the arguments that are not the input. */
  static List<S3Uri> othersIn(List<String> args) {
    List<S3Uri> others = new ArrayList<>();
    for (int i = 0; i < args.size(); i++) {
      boolean input = i > 0 && args.get(i - 1).equals(InputArguments.OPTION);
      if (!input && S3Uri.looksLikeOne(args.get(i))) {
        others.add(S3Uri.parse(args.get(i)));
      }
    }
    return others;
  }

  private static String bucketOf(List<String> args) {
    int option = args.indexOf(InputArguments.OPTION);
    return option >= 0 && option + 1 < args.size() && S3Uri.looksLikeOne(args.get(option + 1))
        ? S3Uri.parse(args.get(option + 1)).bucket()
        : DEFAULT_BUCKET;
  }
}
