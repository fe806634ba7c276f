package io.sluice.deployer.check;

import io.sluice.deployer.spec.FlinkVersion;
import io.sluice.deployer.spec.JobSpec;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Rules about the job's jar, class and arguments. */
final class JobRules implements RuleSet {
  private static final Pattern CLASS = Pattern.compile("[A-Za-z_$][\\w$]*(\\.[A-Za-z_$][\\w$]*)*");
  private static final Pattern JOINED = Pattern.compile("(--?[A-Za-z][\\w.-]*)\\s+(\\S.*)");

  @Override
  public List<Rule> rules() {
    return List.of(
        Rule.error(
                "jar-missing",
                "Nothing says which program to run. Apache's operator can do with an entry class that"
                    + " is in the image; EMR documents jobs with a jarURI only.",
                "guide, Ejecución de una aplicación de Flink",
                JobRules::missing)
            .forAll(),
        Rule.error(
            "jar-scheme",
            "The jar is either in the image, local://, or fetched before the start: from s3:// on"
                + " EMR, from elsewhere from Flink 1.19 on.",
            "guide, Búsqueda de archivos jar de trabajo; Flink, Kubernetes application mode",
            JobRules::scheme),
        Rule.error(
            "jar-local-form",
            "What stands between local:// and the next slash is a host name, which is dropped: the"
                + " path loses its first folder.",
            "Flink, Kubernetes application mode",
            JobRules::local),
        Rule.error(
                "entry-class-form",
                "Flink cannot load a class by something that is not the name of a class.",
                "Java Language Specification, 6.7",
                JobRules::entryClass)
            .forAll(),
        Rule.warning(
                "argument-not-split",
                "Each element of args is one argument. A flag and its value in one element reach the"
                    + " job as one word with a blank in it.",
                "operator reference, JobSpec",
                JobRules::joined)
            .forAll());
  }

  private static void missing(Subject subject, Findings findings) {
    boolean session = subject.sessionJob().isPresent();
    boolean needed =
        subject
            .job()
            .filter(job -> job.jarURI() == null)
            .filter(job -> session || subject.isForEmr() || job.entryClass() == null)
            .isPresent();
    if (needed) {
      findings.add(
          Fields.JAR,
          "there is no jarURI",
          session
              ? "write jarURI: https://your-host/my-job.jar"
              : "write jarURI: local:///opt/flink/usrlib/my-job.jar");
    }
  }

  private static Optional<URI> jar(Subject subject) {
    return subject.job().map(JobSpec::jarURI);
  }

  private static void scheme(Subject subject, Findings findings) {
    jar(subject)
        .filter(jar -> !isFetched(subject, Optional.ofNullable(jar.getScheme()).orElse("")))
        .ifPresent(
            jar -> {
              String file = String.valueOf(jar.getPath()).replaceFirst(".*/", "");
              findings.add(
                  Fields.JAR,
                  "'" + jar + "' is not where a job can be started from",
                  subject.isForEmr() && "s3a s3p s3n".contains(String.valueOf(jar.getScheme()))
                      ? "write s3:" + jar.getRawSchemeSpecificPart()
                      : "write local:///opt/flink/usrlib/"
                          + (file.isEmpty() ? "my-job.jar" : file)
                          + (subject.isForEmr() ? ", or s3://your-bucket/" + file : ""));
            });
  }

  private static boolean isFetched(Subject subject, String scheme) {
    boolean byFlink =
        subject.flinkLine().filter(line -> line.compareTo(FlinkVersion.V1_19) >= 0).isPresent();
    return switch (scheme) {
      case "local" -> true;
      case "s3" -> subject.isForEmr() || byFlink;
      case "http", "https" -> byFlink;
      case "s3a", "s3p", "gs", "hdfs", "abfs", "abfss", "oss" -> byFlink && !subject.isForEmr();
      default -> false;
    };
  }

  private static void local(Subject subject, Findings findings) {
    jar(subject)
        .filter(jar -> "local".equals(jar.getScheme()))
        .filter(jar -> jar.getAuthority() != null || jar.getPath() == null)
        .ifPresent(
            jar ->
                findings.add(
                    Fields.JAR,
                    "'" + jar + "' has no path from the root",
                    "write local:///" + jar.getSchemeSpecificPart().replaceFirst("^/*", "")));
  }

  private static void entryClass(Subject subject, Findings findings) {
    subject
        .job()
        .map(JobSpec::entryClass)
        .filter(name -> !CLASS.matcher(name).matches())
        .ifPresent(
            name ->
                findings.add(
                    Fields.JOB.child("entryClass"),
                    "'" + name + "' is not the name of a class",
                    "write it like org.example.MyJob"));
  }

  private static void joined(Subject subject, Findings findings) {
    List<String> args = subject.job().map(JobSpec::args).orElse(List.of());
    for (int index = 0; index < args.size(); index++) {
      var form = JOINED.matcher(args.get(index));
      if (form.matches()) {
        findings.add(
            Fields.ARGS.element(index),
            "'" + args.get(index) + "' is one argument",
            "write two elements: \"" + form.group(1) + "\" and \"" + form.group(2) + "\"");
      }
    }
  }
}
