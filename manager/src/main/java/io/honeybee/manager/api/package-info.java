/**
 * The HTTP API.
 *
 * <p>Entry type: {@link io.honeybee.manager.api.HttpSettings}. Immutable; any thread.
 */
@NullMarked
package io.honeybee.manager.api;

import org.jspecify.annotations.NullMarked;
