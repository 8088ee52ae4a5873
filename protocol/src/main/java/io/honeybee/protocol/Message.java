package io.honeybee.protocol;

/** What an envelope can carry. */
public sealed interface Message permits NodeMessage, ManagerMessage {}
