/**
 * The programs under load: their configuration, their processes, and what can be seen of them from
 * outside.
 *
 * <p>Entry type: {@link io.honeybee.bench.program.Site}. Each class says which threads may use it.
 */
@NullMarked
package io.honeybee.bench.program;

import org.jspecify.annotations.NullMarked;
