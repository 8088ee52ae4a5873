/**
 * The nodes: their connections, what is known of them, and commands to them.
 *
 * <p>Entry type: {@link io.honeybee.manager.fleet.Fleet}. Safe for use by any thread; one virtual
 * thread reads each node's connection.
 */
@NullMarked
package io.honeybee.manager.fleet;

import org.jspecify.annotations.NullMarked;
