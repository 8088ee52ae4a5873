package io.honeybee.runtime.tls;

import java.nio.file.Path;
import java.util.Optional;

/**
 * How a listener speaks TLS.
 *
 * @param certFile PEM, the server's certificate first, then its intermediates
 * @param keyFile PEM, in PKCS#8, PKCS#1 or SEC1
 * @param clientCaFile PEM, who may have signed client certificates; needed for any {@code
 *     clientAuth} but {@link ClientAuth#NONE}
 * @param crlFile PEM or DER, client certificates that are no longer good
 */
public record TlsServerSettings(
    Path certFile,
    Path keyFile,
    Optional<Path> clientCaFile,
    Optional<Path> crlFile,
    ClientAuth clientAuth) {}
