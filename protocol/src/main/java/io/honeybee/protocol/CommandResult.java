package io.honeybee.protocol;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * The one answer to a command that carried an id.
 *
 * @param message the reason when not ok
 * @param data what was asked for; not copied, so nobody may change it after this call
 */
public record CommandResult(
    NodeId nodeId,
    String commandId,
    boolean ok,
    @Nullable String message,
    @Nullable ObjectNode data)
    implements NodeMessage {}
