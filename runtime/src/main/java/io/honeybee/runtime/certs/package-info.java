/**
 * A certificate authority in a directory: makes, shows and renews the certificates of a fleet.
 *
 * <p>Entry type: {@link io.honeybee.runtime.certs.CertificateAuthority}. One thread at a time; two
 * processes must not write the same directory. The only package that loads Bouncy Castle, so
 * nothing that runs all the time may use it.
 */
@NullMarked
package io.honeybee.runtime.certs;

import org.jspecify.annotations.NullMarked;
