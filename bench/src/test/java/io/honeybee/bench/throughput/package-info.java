/**
 * How many events a second come from a node's intake into the manager's store, and how soon.
 *
 * <p>Entry type: {@link io.honeybee.bench.throughput.ThroughputRun}. One thread, but for the
 * senders of {@link io.honeybee.bench.throughput.FullSpeed}.
 */
@NullMarked
package io.honeybee.bench.throughput;

import org.jspecify.annotations.NullMarked;
