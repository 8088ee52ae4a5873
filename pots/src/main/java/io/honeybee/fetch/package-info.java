/**
 * Fetches what attackers name, where the operator turned it on: over HTTP and HTTPS alone, and
 * never from addresses that are not public.
 *
 * <p>Entry type: {@link io.honeybee.fetch.Fetcher}. Thread rule: safe for use by any thread; a
 * fetch blocks its caller.
 */
@NullMarked
package io.honeybee.fetch;

import org.jspecify.annotations.NullMarked;
