/**
 * What a run found, for the terminal.
 *
 * <p>Entry type: {@link io.honeybee.bench.report.Report}. Belongs to one thread.
 */
@NullMarked
package io.honeybee.bench.report;

import org.jspecify.annotations.NullMarked;
