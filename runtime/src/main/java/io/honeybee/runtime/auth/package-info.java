/**
 * Time-based one-time passwords (RFC 6238).
 *
 * <p>Entry type: {@link io.honeybee.runtime.auth.Totp}. Immutable; any thread.
 */
@NullMarked
package io.honeybee.runtime.auth;

import org.jspecify.annotations.NullMarked;
