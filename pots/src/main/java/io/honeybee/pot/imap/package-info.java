/**
 * A server on which mail is read, with IMAP.
 *
 * <p>Entry type: {@link io.honeybee.pot.imap.ImapPotType}. Each connection has a thread of its own.
 */
@NullMarked
package io.honeybee.pot.imap;

import org.jspecify.annotations.NullMarked;
