/**
 * New SSH logins at a steady rate, at our pot and then at a real OpenSSH server.
 *
 * <p>Entry type: {@link io.honeybee.bench.logins.LoginRun}. Each class says which threads may use
 * it.
 */
@NullMarked
package io.honeybee.bench.logins;

import org.jspecify.annotations.NullMarked;
