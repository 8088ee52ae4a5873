/**
 * Hostile text made safe to print.
 *
 * <p>Entry type: {@link io.honeybee.runtime.text.Printable}. Stateless; any thread.
 */
@NullMarked
package io.honeybee.runtime.text;

import org.jspecify.annotations.NullMarked;
