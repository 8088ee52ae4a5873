package io.honeybee.node.oldmanager;

/**
 * A read that cost a node its connection.
 *
 * @param connection the how manieth connection it was, from 1 on
 * @param why such as {@code unknown message PotEvent}
 * @param read what the read gave, as Latin-1
 */
public record Refused(int connection, String why, String read) {}
