/**
 * The node's counters for a scraper on the same machine, in the Prometheus text form.
 *
 * <p>Entry type: {@link io.honeybee.node.metrics.MetricsPort}. Each connection has a thread of its
 * own.
 */
@NullMarked
package io.honeybee.node.metrics;

import org.jspecify.annotations.NullMarked;
