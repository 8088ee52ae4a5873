/**
 * The store of attack events: written in batches, asked with cursors, followed live.
 *
 * <p>Entry type: {@link io.honeybee.manager.events.EventStore}. Safe for use by any thread.
 */
@NullMarked
package io.honeybee.manager.events;

import org.jspecify.annotations.NullMarked;
