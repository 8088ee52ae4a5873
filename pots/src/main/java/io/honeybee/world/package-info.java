/**
 * The machine that a node's pots pretend to be.
 *
 * <p>Entry type: {@link io.honeybee.world.World}. Immutable; any thread. {@link
 * io.honeybee.world.World#generate} makes one from a seed, so that no two nodes look alike.
 */
@NullMarked
package io.honeybee.world;

import org.jspecify.annotations.NullMarked;
