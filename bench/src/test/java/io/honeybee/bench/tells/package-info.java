/**
 * What gives a honeypot away, tried against nodes from outside: published tells of other honeypots,
 * and differences from the real servers.
 *
 * <p>Entry type: {@link io.honeybee.bench.tells.TellsRun}. All of it belongs to one thread.
 */
@NullMarked
package io.honeybee.bench.tells;

import org.jspecify.annotations.NullMarked;
