package io.sluice.deployer.options;

import io.sluice.deployer.text.Row;
import io.sluice.deployer.text.Table;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A set of options that can be looked up by any key under which they are read. */
final class OptionCatalogue {
  private final Map<String, FlinkOption> options = new TreeMap<>();
  private final Map<String, List<FlinkOption>> byOldKey = new HashMap<>();
  private final Map<String, FlinkOption> byOtherKey = new HashMap<>();
  private final List<KeyTemplate> templates = new ArrayList<>();

  private OptionCatalogue() {}

  static OptionCatalogue read(Class<?> owner, String resource) {
    OptionCatalogue catalogue = new OptionCatalogue();
    for (Row row : Table.read(owner, resource)) {
      catalogue.add(FlinkOption.of(row));
    }
    Collections.sort(catalogue.templates);
    return catalogue;
  }

  private void add(FlinkOption option) {
    options.put(option.key(), option);
    for (String key : option.oldKeys()) {
      byOldKey.computeIfAbsent(key, unused -> new ArrayList<>()).add(option);
    }
    for (String key : option.otherKeys()) {
      byOtherKey.put(key, option);
    }
    if (KeyTemplate.isTemplate(option.key())) {
      templates.add(KeyTemplate.of(option));
    } else if (option.type().kind() == ValueKind.MAP) {
      templates.add(KeyTemplate.entryOf(option));
    }
  }

  Collection<FlinkOption> all() {
    return Collections.unmodifiableCollection(options.values());
  }

  Optional<FlinkOption> find(String key) {
    FlinkOption option = options.get(key);
    if (option == null && byOldKey.containsKey(key)) {
      option = byOldKey.get(key).get(0);
    }
    if (option == null) {
      option = byOtherKey.get(key);
    }
    return option == null ? findTemplate(key) : Optional.of(option);
  }

  private Optional<FlinkOption> findTemplate(String key) {
    for (KeyTemplate template : templates) {
      if (template.matches(key)) {
        return Optional.of(template.option());
      }
    }
    return Optional.empty();
  }

  boolean isDeprecated(String key) {
    FlinkOption option = find(key).orElse(null);
    return byOldKey.containsKey(key) || (option != null && option.deprecated());
  }

  List<String> replacement(String key) {
    return byOldKey.getOrDefault(key, List.of()).stream().map(FlinkOption::key).toList();
  }

  List<String> nearest(String key, int max) {
    List<String> current = new ArrayList<>();
    for (FlinkOption option : options.values()) {
      if (!isDeprecated(option.key())) {
        current.add(option.key());
      }
    }
    return KeySpelling.nearest(key, current, max);
  }
}
