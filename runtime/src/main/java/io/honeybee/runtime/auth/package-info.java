/**
 * Time-based one-time passwords (RFC 6238), and the file where a node keeps their secret.
 *
 * <p>Entry types: {@link io.honeybee.runtime.auth.Totp} and {@link
 * io.honeybee.runtime.auth.TotpSecretFile}. Immutable; any thread.
 */
@NullMarked
package io.honeybee.runtime.auth;

import org.jspecify.annotations.NullMarked;
