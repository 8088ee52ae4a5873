package io.honeybee.node.intake;

import java.time.Instant;
import tools.jackson.databind.node.ObjectNode;

/**
 * What another honeypot program saw.
 *
 * @param timestamp cut to milliseconds
 * @param data all that the line says besides; its texts are the attacker's and hostile
 */
record Report(String potId, String potType, String eventType, Instant timestamp, ObjectNode data) {}
