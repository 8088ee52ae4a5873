package io.honeybee.protocol;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Something an attacker did to a pot.
 *
 * @param potType empty when an older node did not say
 * @param eventType such as {@code ssh.login.failed}
 * @param data the event's fields; the node is not copied, so nobody may change it after this call
 * @param eventId unique for the node; null from an older node
 * @param seq the node's running number as unsigned 64 bits, to be acknowledged with {@link
 *     EventAck}; null from an older node
 */
public record PotEvent(
    NodeId nodeId,
    String potId,
    String potType,
    String eventType,
    Instant timestamp,
    ObjectNode data,
    @Nullable String eventId,
    @Nullable Long seq)
    implements NodeMessage {}
