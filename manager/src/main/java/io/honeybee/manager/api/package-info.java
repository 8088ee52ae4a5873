/**
 * The HTTP API: nodes, events and commands for programs and for the dashboard.
 *
 * <p>Entry type: {@link io.honeybee.manager.api.HttpApi}. Safe for use by any thread; each request
 * has a virtual thread of its own.
 */
@NullMarked
package io.honeybee.manager.api;

import org.jspecify.annotations.NullMarked;
