/**
 * What the manager tells this node to do, done and answered.
 *
 * <p>Entry type: {@link io.honeybee.node.command.Commands}. Commands come from the thread that
 * reads the connection and are done, in order, on another one.
 */
@NullMarked
package io.honeybee.node.command;

import org.jspecify.annotations.NullMarked;
