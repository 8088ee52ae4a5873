package io.honeybee.node.intake;

import io.honeybee.protocol.PotEvent;
import io.honeybee.runtime.journal.Receipt;
import java.util.List;

/** What the intake needs of the spool. Safe for use by any thread. */
interface EventSink {

  /** Takes events in their order, and returns before they are on disk. */
  Receipt submit(List<PotEvent> events);

  /** Whether it is better to wait than to hand over more now. */
  boolean isBusy();
}
