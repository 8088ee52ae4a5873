package io.honeybee.protocol;

/**
 * All events up to a number are on the manager's disk.
 *
 * @param upTo the {@link PotEvent#seq} up to which, inclusive, as unsigned 64 bits
 */
public record EventAck(NodeId nodeId, long upTo) implements ManagerMessage {}
