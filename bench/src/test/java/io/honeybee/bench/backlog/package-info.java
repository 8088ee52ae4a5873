/**
 * A node comes back with a backlog: how fast it drains, and how late live events are meanwhile.
 *
 * <p>Entry type: {@link io.honeybee.bench.backlog.BacklogRun}. Each class says which threads may
 * use it.
 */
@NullMarked
package io.honeybee.bench.backlog;

import org.jspecify.annotations.NullMarked;
