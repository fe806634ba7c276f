package io.sluice.deployer.workflow;

import io.sluice.deployer.workflow.state.Pass;
import io.sluice.deployer.workflow.state.State;
import io.sluice.deployer.workflow.state.Succeed;
import io.sluice.deployer.workflow.state.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The good end of a workflow, whose output is a few lines and not all that was read. */
record Report(String name, Subject subject, Map<String, Value> facts) {
  Report {
    facts = new LinkedHashMap<>(facts);
  }

  static Report of(String name, Subject subject, Object... facts) {
    return new Report(name, subject, Value.fields(facts).fields());
  }

  String begin() {
    return "Report: " + name;
  }

  List<State> states() {
    Map<String, Value> output = new LinkedHashMap<>();
    output.put("kind", Value.of(subject.resource().kind()));
    output.put("namespace", Value.of(subject.resource().namespace()));
    output.put("name", Value.of(subject.resource().name()));
    output.putAll(facts);
    return List.of(new Pass(begin(), Map.of(), new Value.Fields(output), name), new Succeed(name));
  }
}
