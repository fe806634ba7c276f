package io.sluice.deployer.aws.doctor;

import io.sluice.deployer.aws.Aws;
import io.sluice.deployer.aws.AwsSettings;
import io.sluice.deployer.aws.Permission;
import io.sluice.deployer.doctor.Finding;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.ecr.model.ImageIdentifier;
import software.amazon.awssdk.services.ecr.model.ImageNotFoundException;
import software.amazon.awssdk.services.ecr.model.RepositoryNotFoundException;

/** The images that are described are in ECR; those of other registries are not looked for. */
final class ImageProbe implements AwsProbe {
  @Override
  public String id() {
    return "image";
  }

  @Override
  public List<Finding> look(Examined examined) {
    List<String> images = examined.subject().images();
    return images.isEmpty()
        ? List.of(Finding.skipped("no image of your own is described"))
        : images.stream().map(image -> finding(examined, image)).toList();
  }

  private static Finding finding(Examined examined, String image) {
    Optional<EcrImage> found = EcrImage.parse(image);
    if (found.isEmpty()) {
      return Finding.skipped(
          "image " + image + " is not checked: its registry is not a private one of ECR");
    }
    EcrImage wanted = found.get();
    boolean ours =
        examined.caller().filter(one -> one.account().equals(wanted.account())).isPresent();
    if (!ours) {
      return Finding.skipped(
          "image " + image + " is not checked: its registry is of account " + wanted.account());
    }
    AwsSettings here = examined.aws().settings();
    if (wanted.region().equals(here.region())) {
      return look(examined.aws(), wanted, image);
    }
    try (Aws there = Aws.connect(new AwsSettings(wanted.region(), here.profile(), null))) {
      return look(there, wanted, image);
    }
  }

  private static Finding look(Aws aws, EcrImage wanted, String image) {
    String what =
        aws.ask(
            "look for image " + image,
            new Permission(
                "ecr:DescribeImages",
                "arn:"
                    + wanted.region().partition()
                    + ":ecr:"
                    + wanted.region()
                    + ":"
                    + wanted.account()
                    + ":repository/"
                    + wanted.repository()),
            () -> missing(aws, wanted));
    return what.isEmpty()
        ? Finding.ok("image " + image + " is there")
        : Finding.fail(what, "push the image there, or mend image: of the description");
  }

  private static String missing(Aws aws, EcrImage wanted) {
    ImageIdentifier id =
        wanted.digest().isEmpty()
            ? ImageIdentifier.builder().imageTag(wanted.tag()).build()
            : ImageIdentifier.builder().imageDigest(wanted.digest()).build();
    try {
      var unused =
          aws.ecr().describeImages(one -> one.repositoryName(wanted.repository()).imageIds(id));
      return "";
    } catch (RepositoryNotFoundException absent) {
      return "there is no repository " + wanted.repository() + " in ECR in " + wanted.region();
    } catch (ImageNotFoundException absent) {
      return "repository "
          + wanted.repository()
          + " has no image "
          + (wanted.digest().isEmpty() ? wanted.tag() : wanted.digest());
    }
  }
}
