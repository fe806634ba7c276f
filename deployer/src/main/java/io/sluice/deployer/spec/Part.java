package io.sluice.deployer.spec;

import java.util.Map;

/** A part of a description: a record that also keeps the fields Sluice does not know. */
public interface Part {
  /** The unknown fields in the order they were read, as JDK maps, lists and scalars. */
  Map<String, Object> other();
}
