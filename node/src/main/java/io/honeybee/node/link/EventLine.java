package io.honeybee.node.link;

/**
 * An attack event as the manager reads it.
 *
 * @param seq of the event
 * @param copy whether it is one that the {@link LiveLane} sent ahead, which names no number: nobody
 *     acknowledges it, and the event itself comes when it is its turn
 * @param bytes with its newline; handed over, never changed
 */
@SuppressWarnings("ArrayRecordComponent") // Handed over, never compared.
record EventLine(long seq, boolean copy, byte[] bytes) {}
