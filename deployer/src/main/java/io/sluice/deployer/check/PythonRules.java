package io.sluice.deployer.check;

import io.sluice.deployer.spec.JobSpec;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** Rules about PyFlink jobs. */
final class PythonRules implements RuleSet {
  private static final String DRIVER = "org.apache.flink.client.python.PythonDriver";
  private static final String USRLIB = "/opt/flink/usrlib/";
  private static final String GUIDE = "guide, Búsqueda de archivos jar de trabajo";

  @Override
  public List<Rule> rules() {
    return List.of(
        Rule.error(
            "python-entry-class",
            "A script is run by Flink's PythonDriver; as a jar it cannot be opened.",
            GUIDE,
            PythonRules::entryClass),
        Rule.error(
            "python-args",
            "PythonDriver learns from its arguments which script to run: -py with a file, or -pym"
                + " with a module.",
            GUIDE,
            PythonRules::args),
        Rule.warning(
            "python-script-path",
            "A script from S3 is put into /opt/flink/usrlib/ under its own name; at another path"
                + " PythonDriver finds nothing.",
            GUIDE,
            PythonRules::path));
  }

  /** Whether a job is a Python script. */
  static boolean isPython(JobSpec job) {
    return DRIVER.equals(job.entryClass()) || script(job).isPresent();
  }

  private static Optional<String> script(JobSpec job) {
    return Optional.ofNullable(job.jarURI())
        .map(URI::getPath)
        .filter(path -> path.endsWith(".py"))
        .map(path -> path.substring(path.lastIndexOf('/') + 1));
  }

  private static void entryClass(Subject subject, Findings findings) {
    subject
        .job()
        .filter(job -> script(job).isPresent() && !DRIVER.equals(job.entryClass()))
        .ifPresent(
            job ->
                findings.add(
                    Fields.JOB.child("entryClass"),
                    job.entryClass() == null
                        ? "jarURI is a script, and there is no entryClass"
                        : "jarURI is a script, and entryClass is '" + job.entryClass() + "'",
                    "write entryClass: " + DRIVER));
  }

  private static void args(Subject subject, Findings findings) {
    subject
        .job()
        .filter(job -> DRIVER.equals(job.entryClass()))
        .filter(
            job ->
                job.args().stream().noneMatch(arg -> arg.matches("-py|--python|-pym|--pyModule")))
        .ifPresent(
            job ->
                findings.add(
                    Fields.ARGS,
                    "no argument names the script to run",
                    "write args: [\"-py\", \"" + USRLIB + script(job).orElse("my_job.py") + "\"]"));
  }

  private static void path(Subject subject, Findings findings) {
    Optional<String> script =
        subject
            .job()
            .filter(job -> job.jarURI() != null && "s3".equals(job.jarURI().getScheme()))
            .flatMap(PythonRules::script);
    if (script.isEmpty()) {
      return;
    }
    for (Argument argument : Argument.of(subject)) {
      boolean names = argument.flag().equals("py") || argument.flag().equals("python");
      if (names && !argument.value().equals(USRLIB + script.get())) {
        findings.add(
            argument.where(),
            "'" + argument.value() + "' is not where the script comes to lie",
            "write " + USRLIB + script.get());
      }
    }
  }
}
