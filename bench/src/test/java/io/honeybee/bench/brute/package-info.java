/**
 * Hydra with a list of credentials against pots of one source, and whether each try is on the
 * manager.
 *
 * <p>Entry type: {@link io.honeybee.bench.brute.HydraRun}. Each class says which threads may use
 * it.
 */
@NullMarked
package io.honeybee.bench.brute;

import org.jspecify.annotations.NullMarked;
