/**
 * The pages for people, written by the server from pieces that text cannot become markup in; the
 * live page asks the API.
 *
 * <p>Entry type: {@link io.honeybee.manager.dashboard.Dashboard}. Immutable; any thread.
 */
@NullMarked
package io.honeybee.manager.dashboard;

import org.jspecify.annotations.NullMarked;
