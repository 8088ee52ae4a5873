package io.honeybee.runtime.journal;

/**
 * A record and its number.
 *
 * @param seq from 1, rising by the order of appending, also over restarts; numbers may be left out
 * @param payload 1 byte to 1 MiB; nobody may change it
 */
@SuppressWarnings("ArrayRecordComponent") // Copied at no border: records are many and private.
public record JournalRecord(long seq, byte[] payload) {}
