/**
 * What pots saw, on the node's disk until the manager has it on its own.
 *
 * <p>Entry type: {@link io.honeybee.node.spool.EventSpool}. Any thread appends; one thread at a
 * time, the link's, reads and acknowledges.
 */
@NullMarked
package io.honeybee.node.spool;

import org.jspecify.annotations.NullMarked;
