package io.honeybee.node.link;

/**
 * An attack event as the manager reads it.
 *
 * @param bytes with its newline; handed over, never changed
 */
@SuppressWarnings("ArrayRecordComponent") // Handed over, never compared.
record EventLine(long seq, byte[] bytes) {}
