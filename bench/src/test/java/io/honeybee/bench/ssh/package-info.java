/**
 * Clients of SSH servers, for load, and a real OpenSSH server to compare with.
 *
 * <p>Entry type: {@link io.honeybee.bench.ssh.SshClients}. Each class says which threads may use
 * it.
 */
@NullMarked
package io.honeybee.bench.ssh;

import org.jspecify.annotations.NullMarked;
