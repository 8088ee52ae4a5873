/**
 * The machine that a node's pots pretend to be.
 *
 * <p>Entry type: {@link io.honeybee.world.World}. Immutable; any thread.
 */
@NullMarked
package io.honeybee.world;

import org.jspecify.annotations.NullMarked;
