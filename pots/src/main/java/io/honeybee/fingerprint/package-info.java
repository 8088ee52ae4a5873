/**
 * What a client gives away of itself before it says anything: the shape of its TLS greeting.
 *
 * <p>Entry type: {@link io.honeybee.fingerprint.ClientHello}. Everything here is immutable and may
 * be used by any thread. What is read is hostile; nothing is allocated by a length that it claims.
 */
@NullMarked
package io.honeybee.fingerprint;

import org.jspecify.annotations.NullMarked;
