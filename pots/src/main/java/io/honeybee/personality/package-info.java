/**
 * What a pretended server product says, as data.
 *
 * <p>Entry type: {@link io.honeybee.personality.Replies}. Immutable; any thread.
 */
@NullMarked
package io.honeybee.personality;

import org.jspecify.annotations.NullMarked;
