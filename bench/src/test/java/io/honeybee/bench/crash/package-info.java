/**
 * Kills programs under steady events and counts what came of each event.
 *
 * <p>Entry type: {@link io.honeybee.bench.crash.CrashRun}. Senders and the link in between have
 * threads of their own; what they share is safe for use by any thread.
 */
@NullMarked
package io.honeybee.bench.crash;

import org.jspecify.annotations.NullMarked;
