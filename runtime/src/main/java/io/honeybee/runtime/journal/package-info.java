/**
 * A durable queue of records on disk: append-only segments, an acknowledged position, and a bounded
 * queue in memory for the time in which the disk cannot be written.
 *
 * <p>Entry type: {@link io.honeybee.runtime.journal.Journal}. Any thread appends and acknowledges;
 * readers take turns; one platform thread of the journal writes every file.
 *
 * <p>The files of a journal's directory: {@code N.segment} holds the records from number N on,
 * {@code cursor} the acknowledged position and the numbers that may have been used, {@code lock} is
 * held by the process that has the journal open.
 */
@NullMarked
package io.honeybee.runtime.journal;

import org.jspecify.annotations.NullMarked;
