/**
 * The TFTP honeypot (RFC 1350, options of RFC 2347): takes what is written to it, has nothing to
 * read.
 *
 * <p>Entry type: {@link io.honeybee.pot.tftp.TftpPotType}. One thread a socket answers; nothing
 * waits.
 */
@NullMarked
package io.honeybee.pot.tftp;

import org.jspecify.annotations.NullMarked;
