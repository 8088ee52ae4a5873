/**
 * The {@code honeybee certs} commands.
 *
 * <p>Entry type: {@link io.honeybee.app.certs.CertsCommands}. Used by the main thread.
 */
@NullMarked
package io.honeybee.app.certs;

import org.jspecify.annotations.NullMarked;
