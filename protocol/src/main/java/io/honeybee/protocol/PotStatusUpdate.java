package io.honeybee.protocol;

import org.jspecify.annotations.Nullable;

/**
 * How one pot of a node is.
 *
 * @param message the reason of a failure, or the answer to a question of a manager without {@link
 *     Capability#COMMAND_RESULT}
 */
public record PotStatusUpdate(
    NodeId nodeId, String potId, String potType, PotStatus status, @Nullable String message)
    implements NodeMessage {}
