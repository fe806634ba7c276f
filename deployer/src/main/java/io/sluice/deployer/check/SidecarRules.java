package io.sluice.deployer.check;

import io.sluice.deployer.spec.ContainerLogRotation;
import io.sluice.deployer.spec.MonitoringConfiguration;
import io.sluice.deployer.spec.SideCarLimits;
import io.sluice.deployer.spec.SideCarResources;
import io.sluice.deployer.yaml.FieldPath;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Rules about the container that ships the logs, and about their rotation. */
final class SidecarRules implements RuleSet {
  private static final String GUIDE = "guide, Registros de aplicaciones de Flink";
  private static final Pattern SIZE = Pattern.compile("(\\d{1,9})\\s*([KMG])B");
  private static final long MIN_SIZE = 2L << 10;
  private static final long MAX_SIZE = 2L << 30;
  private static final int MAX_FILES = 50;
  private static final BigDecimal LEAST_MEMORY = BigDecimal.valueOf(1L << 20);

  @Override
  public List<Rule> rules() {
    return List.of(
        Rule.error(
            "sidecar-limit",
            "The API server refuses pods whose limits are no quantities; and one that is far too"
                + " small, such as 250m of memory, a quarter of a byte, never starts.",
            GUIDE,
            SidecarRules::limits),
        Rule.error(
            "rotation-size-missing",
            "rotationSize is required in its block.",
            GUIDE,
            SidecarRules::sizeMissing),
        Rule.error(
            "rotation-size-form",
            "The size is a whole number and KB, MB or GB. Fractions are not read.",
            GUIDE,
            SidecarRules::sizeForm),
        Rule.error(
            "rotation-size-range",
            "Logs can be rotated at 2KB to 2GB.",
            GUIDE,
            SidecarRules::sizeRange),
        Rule.error(
            "rotation-files-missing",
            "maxFilesToKeep is required in its block.",
            GUIDE,
            SidecarRules::filesMissing),
        Rule.error(
            "rotation-files-range", "1 to 50 files can be kept.", GUIDE, SidecarRules::filesRange));
  }

  private static void limits(Subject subject, Findings findings) {
    FieldPath limits = Fields.MONITORING.child("sideCarResources").child("limits");
    Optional<SideCarLimits> written =
        Monitored.in(subject)
            .map(MonitoringConfiguration::sideCarResources)
            .map(SideCarResources::limits);
    written
        .map(SideCarLimits::cpuLimit)
        .filter(cpu -> Quantity.parse(cpu).filter(amount -> amount.signum() > 0).isEmpty())
        .ifPresent(
            cpu ->
                findings.add(
                    limits.child("cpuLimit"),
                    "'" + cpu + "' is not an amount of CPU",
                    "write it like 500m or 1"));
    written
        .map(SideCarLimits::memoryLimit)
        .filter(
            memory ->
                Quantity.parse(memory)
                    .filter(amount -> amount.compareTo(LEAST_MEMORY) >= 0)
                    .isEmpty())
        .ifPresent(
            memory ->
                findings.add(
                    limits.child("memoryLimit"),
                    "'" + memory + "' is not an amount of memory a container can live with",
                    "write it like 250Mi"));
  }

  private static Optional<String> size(Subject subject) {
    return Monitored.rotation(subject).map(ContainerLogRotation::rotationSize);
  }

  private static void sizeMissing(Subject subject, Findings findings) {
    if (Monitored.rotation(subject).isPresent() && size(subject).isEmpty()) {
      findings.add(
          Monitored.ROTATION.child("rotationSize"),
          "there is no rotationSize",
          "write rotationSize: 2GB");
    }
  }

  private static Matcher form(String size) {
    return SIZE.matcher(size.toUpperCase(Locale.ROOT).strip());
  }

  private static void sizeForm(Subject subject, Findings findings) {
    size(subject)
        .filter(size -> !form(size).matches())
        .ifPresent(
            size ->
                findings.add(
                    Monitored.ROTATION.child("rotationSize"),
                    "'" + size + "' is not a whole number and KB, MB or GB",
                    "write it like 2GB; 1.5GB is 1536MB"));
  }

  private static void sizeRange(Subject subject, Findings findings) {
    size(subject)
        .filter(size -> form(size).matches() && (bytes(size) < MIN_SIZE || bytes(size) > MAX_SIZE))
        .ifPresent(
            size ->
                findings.add(
                    Monitored.ROTATION.child("rotationSize"),
                    "'" + size + "' is not within 2KB to 2GB",
                    "write rotationSize: " + (bytes(size) < MIN_SIZE ? "2KB" : "2GB")));
  }

  private static long bytes(String size) {
    Matcher form = form(size);
    if (!form.matches()) {
      return 0;
    }
    int shift =
        switch (form.group(2)) {
          case "K" -> 10;
          case "M" -> 20;
          default -> 30;
        };
    return Math.multiplyExact(Long.parseLong(form.group(1)), 1L << shift);
  }

  private static void filesMissing(Subject subject, Findings findings) {
    Monitored.rotation(subject)
        .filter(rotation -> rotation.maxFilesToKeep() == null)
        .ifPresent(
            rotation ->
                findings.add(
                    Monitored.ROTATION.child("maxFilesToKeep"),
                    "there is no maxFilesToKeep",
                    "write maxFilesToKeep: 10"));
  }

  private static void filesRange(Subject subject, Findings findings) {
    Monitored.rotation(subject)
        .map(ContainerLogRotation::maxFilesToKeep)
        .filter(files -> files < 1 || files > MAX_FILES)
        .ifPresent(
            files ->
                findings.add(
                    Monitored.ROTATION.child("maxFilesToKeep"),
                    "maxFilesToKeep: " + files + " is not within 1 to 50",
                    "write maxFilesToKeep: " + (files < 1 ? 1 : MAX_FILES)));
  }
}
