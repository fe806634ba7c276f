package io.sluice.deployer.doctor;

import java.util.List;

/**
 * Looks at one thing.
 *
 * @param <E> what is examined
 */
public interface Probe<E> {
  /** Its name in the report, as {@code api-server}. */
  String id();

  /**
   * The ids of probes that have to come first; where one of them fails, could not look or was not
   * looked at, this one is skipped.
   */
  List<String> needs();

  /**
   * Looks.
   *
   * @return one finding or several; never none
   */
  List<Finding> look(E examined);
}
