/**
 * The {@code honeybee events} commands: what a manager has stored, asked for over its HTTP API like
 * any other client does.
 *
 * <p>Entry type: {@link io.honeybee.app.events.EventsCommands}. A command runs on the main thread;
 * the one that follows reads on a virtual thread while the main one waits for a signal.
 */
@NullMarked
package io.honeybee.app.events;

import org.jspecify.annotations.NullMarked;
