/**
 * Load generators, each against real processes of the program. Loopback only; each stops by itself.
 *
 * <p>Entry type: {@link io.honeybee.bench.Bench}. Its main thread runs one command.
 */
@NullMarked
package io.honeybee.bench;

import org.jspecify.annotations.NullMarked;
