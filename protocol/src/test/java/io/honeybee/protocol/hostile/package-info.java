/**
 * Traffic that is almost right, for tests and for load against running programs. Carries no
 * assertions; what the other side makes of it is for the caller to watch.
 *
 * <p>Entry type: {@link io.honeybee.protocol.hostile.MutatedTraffic}. Belongs to one thread.
 */
@NullMarked
package io.honeybee.protocol.hostile;

import org.jspecify.annotations.NullMarked;
