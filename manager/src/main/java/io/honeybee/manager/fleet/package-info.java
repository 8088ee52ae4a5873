/**
 * The nodes: their connections, what is known of them, and commands to them.
 *
 * <p>Entry types: {@link io.honeybee.manager.fleet.Fleet} for what is known and to send commands,
 * {@link io.honeybee.manager.fleet.NodeListener} for the port. Safe for use by any thread; one
 * virtual thread reads each node's connection, and another writes to it while there is something to
 * write.
 */
@NullMarked
package io.honeybee.manager.fleet;

import org.jspecify.annotations.NullMarked;
