/**
 * The {@code honeybee node} commands.
 *
 * <p>Entry type: {@link io.honeybee.app.node.NodeCommands}. Used by the main thread.
 */
@NullMarked
package io.honeybee.app.node;

import org.jspecify.annotations.NullMarked;
