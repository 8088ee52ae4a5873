package io.honeybee.protocol;

/** The node says goodbye and will close the connection. */
public record NodeDrop() implements NodeMessage {}
