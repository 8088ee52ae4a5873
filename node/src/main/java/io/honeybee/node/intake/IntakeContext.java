package io.honeybee.node.intake;

import io.honeybee.node.supervision.ObservationEvents;
import java.util.Optional;

/**
 * What all connections share.
 *
 * @param token with which a sender must begin, if it must
 */
record IntakeContext(
    Optional<EventToken> token,
    ReportReader reader,
    ObservationEvents events,
    EventSink sink,
    IntakeCounters counters,
    Complaints complaints) {}
