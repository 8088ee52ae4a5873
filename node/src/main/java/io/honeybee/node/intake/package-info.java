/**
 * Takes the events of other honeypot programs, as lines of JSON over TCP. {@code docs/intake.md}
 * tells how to write to it.
 *
 * <p>Entry type: {@link io.honeybee.node.intake.Intake}. One virtual thread owns a connection; what
 * connections share is safe for use by any thread. A line goes from {@link
 * io.honeybee.node.intake.LineReader} through {@link io.honeybee.node.intake.ReportReader} into the
 * spool, many at a time, and nothing is read while the spool has no room.
 */
@NullMarked
package io.honeybee.node.intake;

import org.jspecify.annotations.NullMarked;
