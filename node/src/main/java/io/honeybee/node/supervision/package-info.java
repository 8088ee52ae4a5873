/**
 * The node's pots: started, watched, started again, and what they see turned into events.
 *
 * <p>Entry type: {@link io.honeybee.node.supervision.Supervisor}. Safe for use by any thread.
 */
@NullMarked
package io.honeybee.node.supervision;

import org.jspecify.annotations.NullMarked;
