package io.honeybee.pot.memcached;

/**
 * What a key holds. Immutable.
 *
 * @param content a character, 0 to 255, for each byte
 * @param flags the client's own, 32 bits
 * @param unique grows with each change
 */
record Item(String content, long flags, long unique) {}
