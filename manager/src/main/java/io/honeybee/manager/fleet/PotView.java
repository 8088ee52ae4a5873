package io.honeybee.manager.fleet;

import io.honeybee.protocol.PotStatus;
import java.time.Instant;
import java.util.Optional;

/**
 * A pot as its node last told of it.
 *
 * @param message the reason of a failure or another remark; hostile text
 */
public record PotView(
    String potId, String potType, PotStatus status, Optional<String> message, Instant updatedAt) {}
