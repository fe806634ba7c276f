package io.sluice.deployer.check;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Rules about an own image. */
final class ImageRules implements RuleSet {
  private static final Pattern IMAGE =
      Pattern.compile(
          "[a-zA-Z\\d][-\\w.]*(:\\d+)?(/[-\\w.]+)*(:[\\w][-\\w.]{0,127})?(@sha256:[a-f\\d]{64})?");
  private static final List<String> POLICIES = List.of("Always", "IfNotPresent", "Never");

  @Override
  public List<Rule> rules() {
    return List.of(
        Rule.error(
            "image-missing",
            "EMR's operator takes the image from the release label or from image. Apache's falls"
                + " back to the image of its own Flink line, which is seldom the one of the job.",
            "EMR on EKS, Customizing Docker images for Flink",
            ImageRules::missing),
        Rule.error(
            "image-form",
            "Kubernetes cannot pull an image whose name it cannot read.",
            "guide, Registros de aplicaciones de Flink; Kubernetes, images",
            ImageRules::form),
        Rule.error(
            "image-pull-policy",
            "The API server refuses any other pull policy in the pods.",
            "Kubernetes, images",
            ImageRules::pullPolicy));
  }

  private static void missing(Subject subject, Findings findings) {
    if (subject.spec().emrReleaseLabel() != null
        || subject.spec().image() != null
        || Key.IMAGE.in(subject).isPresent()) {
      return;
    }
    if (subject.isForEmr()) {
      findings.add(
          Fields.LABEL,
          "there is neither emrReleaseLabel nor image",
          "write emrReleaseLabel: emr-7.13.0-flink-latest");
    } else {
      findings.add(Fields.IMAGE, "there is no image", "write image: flink:1.20");
    }
  }

  private static void form(Subject subject, Findings findings) {
    Optional.ofNullable(subject.spec().image())
        .filter(image -> Placeholders.find(image).isEmpty() && !IMAGE.matcher(image).matches())
        .ifPresent(
            image ->
                findings.add(
                    Fields.IMAGE,
                    "'" + image + "' is not the name of an image",
                    "write it like public.ecr.aws/emr-on-eks/flink/emr-7.13.0-flink:latest"));
  }

  private static void pullPolicy(Subject subject, Findings findings) {
    Optional.ofNullable(subject.spec().imagePullPolicy())
        .filter(policy -> !POLICIES.contains(policy))
        .ifPresent(
            policy ->
                findings.add(
                    Fields.SPEC.child("imagePullPolicy"),
                    "'" + policy + "' is not a pull policy",
                    "write " + nearest(policy)));
  }

  private static String nearest(String policy) {
    return POLICIES.stream()
        .filter(policy::equalsIgnoreCase)
        .findFirst()
        .orElse(String.join(", ", POLICIES.subList(0, 2)) + " or " + POLICIES.get(2));
  }
}
