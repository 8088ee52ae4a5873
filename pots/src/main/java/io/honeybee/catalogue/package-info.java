/**
 * The list of pot types that come with the program.
 *
 * <p>Entry type: {@link io.honeybee.catalogue.BuiltInPots}. Stateless; any thread.
 */
@NullMarked
package io.honeybee.catalogue;

import org.jspecify.annotations.NullMarked;
