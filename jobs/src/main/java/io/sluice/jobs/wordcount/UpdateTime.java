package io.sluice.jobs.wordcount;

import java.io.Serializable;
import org.apache.flink.streaming.api.TimerService;

/** When the changed total of a word is given out. */
@FunctionalInterface
interface UpdateTime extends Serializable {
  void register(TimerService timers, long nowMillis);
}
