package io.sluice.deployer.cluster.operate;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What an operation has brought about.
 *
 * @param summary what is so now, in one line
 * @param facts the same for programs, in the order in which to show them
 * @param notes what a user should know besides, such as what could not be verified
 */
public record Effect(String summary, Map<String, Object> facts, List<String> notes) {
  public Effect {
    facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
    notes = List.copyOf(notes);
  }
}
