package io.honeybee.protocol;

/** What a manager says to a node. */
public sealed interface ManagerMessage extends Message
    permits RegistrationAck, NodeCommand, EventAck {}
