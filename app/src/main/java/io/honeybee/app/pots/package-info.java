/**
 * {@code honeybee pots}: what honeypots there are, what they are set with and what they report, for
 * the terminal and as the pages of {@code docs}.
 *
 * <p>Entry type: {@link io.honeybee.app.pots.PotsCommand}. One thread.
 */
@NullMarked
package io.honeybee.app.pots;

import org.jspecify.annotations.NullMarked;
