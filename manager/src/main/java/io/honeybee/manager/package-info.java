/**
 * The manager: its configuration and the wiring of its parts.
 *
 * <p>Entry type: {@link io.honeybee.manager.Manager}. Safe for use by any thread.
 */
@NullMarked
package io.honeybee.manager;

import org.jspecify.annotations.NullMarked;
