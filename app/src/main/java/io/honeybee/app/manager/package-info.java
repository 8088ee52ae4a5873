/**
 * The {@code honeybee manager} commands.
 *
 * <p>Entry type: {@link io.honeybee.app.manager.ManagerCommands}. Used by the main thread.
 */
@NullMarked
package io.honeybee.app.manager;

import org.jspecify.annotations.NullMarked;
