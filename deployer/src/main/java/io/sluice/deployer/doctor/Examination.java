package io.sluice.deployer.doctor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Runs probes in their order; all of them, whatever one of them finds.
 *
 * @param <E> what is examined
 */
public final class Examination<E> {
  private final List<Probe<E>> probes;
  private final Unseen unseen;

  /**
   * @param probes in an order in which each comes after those that it needs
   * @param unseen says what a failure to look is
   */
  public Examination(List<? extends Probe<E>> probes, Unseen unseen) {
    this.probes = List.copyOf(probes);
    this.unseen = unseen;
  }

  /**
   * Looks at everything.
   *
   * @param progress is told each line as soon as it is known
   */
  public List<Checked> of(E examined, Consumer<Checked> progress) {
    Map<String, Boolean> sound = new LinkedHashMap<>();
    List<Checked> report = new ArrayList<>();
    for (Probe<E> probe : probes) {
      List<String> missing =
          probe.needs().stream().filter(need -> !sound.getOrDefault(need, true)).toList();
      Outcome outcome =
          missing.isEmpty()
              ? look(probe, examined)
              : new Outcome(
                  List.of(Finding.skipped("not looked at because of " + missing.get(0))), false);
      sound.put(probe.id(), outcome.sound());
      for (Finding finding : outcome.findings()) {
        Checked line = Checked.of(probe.id(), finding);
        report.add(line);
        progress.accept(line);
      }
    }
    return report;
  }

  /**
   * @param sound whether what builds on it can be looked at
   */
  private record Outcome(List<Finding> findings, boolean sound) {}

  private Outcome look(Probe<E> probe, E examined) {
    try {
      List<Finding> findings = probe.look(examined);
      return new Outcome(
          findings, findings.stream().noneMatch(one -> one.verdict() == Verdict.FAIL));
    } catch (RuntimeException failure) {
      Finding finding = unseen.finding(failure).orElseThrow(() -> failure);
      return new Outcome(List.of(finding), false);
    }
  }
}
