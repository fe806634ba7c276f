package io.sluice.deployer.local.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The described options without those that mean nothing on this machine, and what a person should
 * know about those.
 *
 * @param kept the others, by key
 * @param notes a line for each thing that is different here
 */
record LeftOut(Map<String, String> kept, List<String> notes) {
  private static final String FROM_SAVEPOINT =
      "described savepoint: left out here (a run goes on from its own state, with --resume)";

  private static final List<Rule> RULES =
      List.of(
          rule(
              "high-availability.*", "high availability: off here (one JobManager, no Kubernetes)"),
          rule("(kubernetes\\.operator\\.)?job\\.autoscaler\\..*", "autoscaler: off here"),
          rule("(kubernetes|containerized|yarn|external-resource)\\..*", null),
          rule("metrics\\.reporters?(\\..*)?", "metrics reporters: Prometheus only here"),
          rule(
              "security\\..*", "security.*: off here (everything listens on the loopback address)"),
          rule(
              "(s3|fs\\.s3a|presto\\.s3|hive\\.s3)\\..*(credential|access[.-]key|secret|session[.-]token|iam[.-]role|assumed|endpoint|path[.-]style|ssl|sse|encryption|kms|delegation).*",
              "S3 credentials, encryption and endpoints: the embedded server's own here"),
          rule("historyserver\\..*", null),
          rule("(rest|jobmanager\\.rpc|taskmanager\\.(rpc|data)|blob\\.server)\\..*port", null),
          rule("queryable-state\\..*", null),
          rule(
              "(rest|jobmanager\\.rpc)\\.(address|bind-address)|.*\\.bind-host|taskmanager\\.host",
              null),
          rule("execution\\.(target|attached)", null),
          rule("execution\\.(savepoint\\.path|savepoint-restore-mode)", FROM_SAVEPOINT),
          rule("execution\\.state-recovery\\.(path|claim-mode)", FROM_SAVEPOINT),
          rule("execution\\.(shutdown-on.*|submit-failed-job-on-application-error)", null),
          rule("\\$internal\\..*|pipeline\\.(jars|classpaths)", null),
          rule(
              "io\\.tmp\\.dirs|process\\..*working-dir|blob\\.storage\\.directory|web\\.(tmpdir|upload\\.dir|log\\.path)|env\\..*\\.dir|env\\.java\\.home|env\\.log\\..*",
              null),
          rule(
              "state\\.backend\\.rocksdb\\.(localdir|log\\.dir)|taskmanager\\.state\\.local\\.root-dirs|execution\\.checkpointing\\.local-backup\\.dirs",
              null),
          rule("taskmanager\\.(resource-id|cpu\\.cores|numberOfTaskSlots)", null),
          rule("parallelism\\.default", null));

  private static final Pattern PATHS_IN_THE_IMAGE = Pattern.compile(".*(-javaagent|/opt/).*");

  static LeftOut of(Map<String, String> described) {
    Map<String, String> kept = new TreeMap<>();
    Set<String> notes = new TreeSet<>();
    described.forEach(
        (key, value) -> {
          Optional<Rule> rule = RULES.stream().filter(each -> each.matches(key)).findFirst();
          if (rule.isPresent()) {
            rule.get().addNoteTo(notes);
          } else if (key.startsWith("env.java.opts")
              && PATHS_IN_THE_IMAGE.matcher(value).matches()) {
            notes.add(key + ": left out here (it names files of the image)");
          } else {
            kept.put(key, value);
          }
        });
    return new LeftOut(kept, new ArrayList<>(notes));
  }

  private static Rule rule(String keys, @Nullable String note) {
    return new Rule(Pattern.compile(keys), note);
  }

  private record Rule(Pattern keys, @Nullable String note) {
    boolean matches(String key) {
      return keys.matcher(key).matches();
    }

    void addNoteTo(Set<String> notes) {
      if (note != null) {
        notes.add(note);
      }
    }
  }
}
