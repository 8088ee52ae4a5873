/**
 * TLS 1.3 for both roles: identities from PEM files that are read again when they change,
 * verification, and failures told in one line with their remedy.
 *
 * <p>Entry types: {@link io.honeybee.runtime.tls.TlsServer} and {@link
 * io.honeybee.runtime.tls.TlsClient}. Safe for use by any thread. Nothing here loads Bouncy Castle.
 */
@NullMarked
package io.honeybee.runtime.tls;

import org.jspecify.annotations.NullMarked;
