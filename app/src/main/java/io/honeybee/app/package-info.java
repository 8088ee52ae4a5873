/**
 * The {@code honeybee} command: the only place that parses arguments, prints to the terminal and
 * exits.
 *
 * <p>Entry type: {@link io.honeybee.app.Main}. Commands run on the main thread.
 */
@NullMarked
package io.honeybee.app;

import org.jspecify.annotations.NullMarked;
