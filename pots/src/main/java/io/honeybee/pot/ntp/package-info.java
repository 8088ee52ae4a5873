/**
 * The NTP honeypot: tells the time as a small server does, and logs who asks for more.
 *
 * <p>Entry type: {@link io.honeybee.pot.ntp.NtpPotType}. One thread a socket answers; nothing
 * waits.
 */
@NullMarked
package io.honeybee.pot.ntp;

import org.jspecify.annotations.NullMarked;
