/**
 * {@code honeybee replay}: plays recorded terminals without letting them at the operator's own.
 *
 * <p>Entry type: {@link io.honeybee.app.replay.ReplayCommand}. Thread rule: the main thread.
 */
@NullMarked
package io.honeybee.app.replay;

import org.jspecify.annotations.NullMarked;
