package io.honeybee.runtime.tls;

import java.nio.file.Path;
import java.util.Optional;

/**
 * How a client speaks TLS.
 *
 * @param certFile PEM, for mutual TLS; goes with {@code keyFile}
 * @param keyFile PEM, in PKCS#8, PKCS#1 or SEC1
 * @param caFile PEM, who may have signed the server's certificate; the system's trust store when
 *     empty
 * @param crlFile PEM or DER, server certificates that are no longer good
 * @param insecureSkipVerify takes any certificate; the caller warns loudly
 * @param serverName for SNI and verification; the host that is connected to when empty
 */
public record TlsClientSettings(
    Optional<Path> certFile,
    Optional<Path> keyFile,
    Optional<Path> caFile,
    Optional<Path> crlFile,
    boolean insecureSkipVerify,
    Optional<String> serverName) {}
