/**
 * Mutated traffic against a running manager and running nodes, while their health is watched.
 *
 * <p>Entry type: {@link io.honeybee.bench.hostile.HostileRun}. Each attack runs in threads of its
 * own; what they share is safe for use by any thread.
 */
@NullMarked
package io.honeybee.bench.hostile;

import org.jspecify.annotations.NullMarked;
