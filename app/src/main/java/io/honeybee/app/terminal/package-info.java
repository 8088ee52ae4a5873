/**
 * Printing, exit codes and signals.
 *
 * <p>Entry type: {@link io.honeybee.app.terminal.Console}. A console may be used by any thread.
 */
@NullMarked
package io.honeybee.app.terminal;

import org.jspecify.annotations.NullMarked;
