package io.honeybee.http;

/**
 * A header's line.
 *
 * @param name as it was written
 * @param value without the space around it
 */
public record Header(String name, String value) {}
