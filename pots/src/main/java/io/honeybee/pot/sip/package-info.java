/**
 * The SIP honeypot (RFC 3261 over UDP): a registrar that asks for a password and believes few.
 *
 * <p>Entry type: {@link io.honeybee.pot.sip.SipPotType}. One thread a socket answers; nothing
 * waits.
 */
@NullMarked
package io.honeybee.pot.sip;

import org.jspecify.annotations.NullMarked;
