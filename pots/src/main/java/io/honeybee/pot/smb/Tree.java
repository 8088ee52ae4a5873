package io.honeybee.pot.smb;

/**
 * A connection to a share.
 *
 * @param id of 16 bits, never 0
 */
record Tree(int id, Share share) {}
