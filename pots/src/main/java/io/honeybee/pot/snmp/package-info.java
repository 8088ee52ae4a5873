/**
 * The SNMP honeypot: reads versions 1, 2c and 3, logs communities and users, and answers where an
 * answer is no longer than its request.
 *
 * <p>Entry type: {@link io.honeybee.pot.snmp.SnmpPotType}. One thread a socket answers; nothing
 * waits.
 */
@NullMarked
package io.honeybee.pot.snmp;

import org.jspecify.annotations.NullMarked;
