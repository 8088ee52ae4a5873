/**
 * The page for people: nodes and live events, made of files that ask the API.
 *
 * <p>Entry type: {@link io.honeybee.manager.dashboard.Dashboard}. Immutable; any thread.
 */
@NullMarked
package io.honeybee.manager.dashboard;

import org.jspecify.annotations.NullMarked;
