/**
 * Takes the events of other honeypot programs, as lines of JSON over TCP.
 *
 * <p>Entry type: {@code Intake}.
 */
@NullMarked
package io.honeybee.node.intake;

import org.jspecify.annotations.NullMarked;
