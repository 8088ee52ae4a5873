/**
 * The node: its configuration and the wiring of its parts.
 *
 * <p>Entry type: {@link io.honeybee.node.Node}. Safe for use by any thread.
 */
@NullMarked
package io.honeybee.node;

import org.jspecify.annotations.NullMarked;
