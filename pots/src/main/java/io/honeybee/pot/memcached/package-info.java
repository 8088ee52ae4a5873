/**
 * A memcached server, text and binary protocol over TCP. There is no UDP: that would make an
 * amplifier of it.
 *
 * <p>Entry type: {@link io.honeybee.pot.memcached.MemcachedPotType}. Each session is served by the
 * thread of its connection; what sessions share is immutable or counted atomically.
 */
@NullMarked
package io.honeybee.pot.memcached;

import org.jspecify.annotations.NullMarked;
