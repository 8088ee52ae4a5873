/**
 * The commands of the pretended machine, one class each, and what they get to work with.
 *
 * <p>Entry types: {@link io.honeybee.shell.command.ShellCommand}, {@link
 * io.honeybee.shell.command.Commands} which lists them all. Commands are stateless; what they touch
 * belongs to one session and its one thread. Text is a byte string: one character, 0 to 255, for
 * each byte. Nothing is executed, fetched or sent.
 */
@NullMarked
package io.honeybee.shell.command;

import org.jspecify.annotations.NullMarked;
