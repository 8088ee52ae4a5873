/**
 * A VNC server: the RFB protocol (RFC 6143) up to the login, and a lock screen behind it.
 *
 * <p>Entry type: {@link io.honeybee.pot.vnc.VncPotType}. One thread a session.
 */
@NullMarked
package io.honeybee.pot.vnc;

import org.jspecify.annotations.NullMarked;
