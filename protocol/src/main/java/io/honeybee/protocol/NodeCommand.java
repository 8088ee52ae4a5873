package io.honeybee.protocol;

import org.jspecify.annotations.Nullable;

/**
 * The manager tells a node what to do.
 *
 * @param nodeId for whom; {@link NodeId#BROADCAST} for whoever gets it
 * @param commandId to be answered with one {@link CommandResult}, or null
 */
public record NodeCommand(NodeId nodeId, Command command, @Nullable String commandId)
    implements ManagerMessage {}
