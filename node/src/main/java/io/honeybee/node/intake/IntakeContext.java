package io.honeybee.node.intake;

import io.honeybee.node.supervision.ObservationEvents;
import io.honeybee.runtime.text.LogRation;
import java.util.Optional;

/**
 * What all connections share.
 *
 * @param token with which a sender must begin, if it must
 * @param complaints about what senders do
 */
record IntakeContext(
    Optional<EventToken> token,
    ReportReader reader,
    ObservationEvents events,
    EventSink sink,
    IntakeCounters counters,
    LogRation complaints) {}
