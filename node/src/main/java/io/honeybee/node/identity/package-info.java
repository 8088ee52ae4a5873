/**
 * Who this node is: what the operator calls it, the number it keeps for life, and the seed of the
 * machine it pretends to be.
 *
 * <p>Entry type: {@link io.honeybee.node.identity.Identity}. Immutable; any thread.
 */
@NullMarked
package io.honeybee.node.identity;

import org.jspecify.annotations.NullMarked;
