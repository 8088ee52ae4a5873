package io.honeybee.node.oldmanager;

import tools.jackson.databind.JsonNode;

/**
 * A message that the old manager accepted.
 *
 * @param connection the how manieth connection it came over, from 1 on
 * @param name the message's name, such as {@code NodeEvent}
 * @param body what the name held; null's node for a bare name
 */
public record Heard(int connection, String name, JsonNode body) {}
