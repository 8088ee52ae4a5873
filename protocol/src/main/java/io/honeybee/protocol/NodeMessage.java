package io.honeybee.protocol;

/** What a node says to a manager. */
public sealed interface NodeMessage extends Message
    permits NodeRegistration,
        NodeStatusUpdate,
        NodeEvent,
        NodeDrop,
        PotStatusUpdate,
        PotEvent,
        CommandResult {}
