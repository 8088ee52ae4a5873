/**
 * Many SSH sessions open at once, and what they cost the node.
 *
 * <p>Entry type: {@link io.honeybee.bench.sessions.SessionRun}. Each class says which threads may
 * use it.
 */
@NullMarked
package io.honeybee.bench.sessions;

import org.jspecify.annotations.NullMarked;
