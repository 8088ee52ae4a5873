package io.honeybee.node.link;

import io.honeybee.protocol.Capability;
import java.util.Set;

/**
 * The manager accepted this node.
 *
 * @param agreed what both sides can do
 * @param messages what the manager says from here on
 */
record Admission(Set<Capability> agreed, MessageStream messages) {}
