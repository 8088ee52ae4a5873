/**
 * What a node takes of a machine while nobody attacks it.
 *
 * <p>Entry type: {@link io.honeybee.bench.footprint.FootprintRun}. Each class says which threads
 * may use it.
 */
@NullMarked
package io.honeybee.bench.footprint;

import org.jspecify.annotations.NullMarked;
