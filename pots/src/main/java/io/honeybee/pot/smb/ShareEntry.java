package io.honeybee.pot.smb;

/**
 * A line of a folder's listing.
 *
 * @param name which is not the item's for {@code .} and {@code ..}
 */
record ShareEntry(String name, ShareItem item) {}
