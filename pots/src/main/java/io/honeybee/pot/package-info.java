/**
 * What every honeypot is and says.
 *
 * <p>Entry types: {@link io.honeybee.pot.Pot}, {@link io.honeybee.pot.PotType}, {@link
 * io.honeybee.pot.Observation}. A pot runs its own threads; an {@link
 * io.honeybee.pot.ObservationSink} takes observations from any of them.
 */
@NullMarked
package io.honeybee.pot;

import org.jspecify.annotations.NullMarked;
