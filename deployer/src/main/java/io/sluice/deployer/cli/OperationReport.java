package io.sluice.deployer.cli;

import io.sluice.deployer.cluster.live.LiveResource;
import io.sluice.deployer.cluster.operate.Effect;
import io.sluice.deployer.cluster.operate.Operation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tells what an operation has brought about. */
final class OperationReport {
  private final OutputOption output;
  private final LiveResource live;

  OperationReport(OutputOption output, LiveResource live) {
    this.output = output;
    this.live = live;
  }

  /** It was asked for and is not waited for. */
  void asked(Operation.Begun begun) {
    tell(new Effect(begun.asked(), Map.of("waited", false), List.of()));
  }

  /** It is done. */
  void done(Effect effect) {
    tell(effect);
  }

  private void tell(Effect effect) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("kind", live.kind());
    data.put("namespace", live.namespace());
    data.put("name", live.name());
    data.putAll(effect.facts());
    data.put("notes", effect.notes());
    StringBuilder text = new StringBuilder(live.name() + ": " + effect.summary());
    effect.notes().forEach(note -> text.append("\n  note: ").append(note));
    output.print(data, text);
  }
}
