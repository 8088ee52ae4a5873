/**
 * The pretended shell, shared by the pots that give one.
 *
 * <p>Entry type: {@link io.honeybee.shell.ShellSession}; {@link io.honeybee.shell.Machine} holds
 * what all sessions of a pot share. A session belongs to the one thread that runs it. It interprets
 * a shell's grammar over a pretended file system and never executes anything.
 */
@NullMarked
package io.honeybee.shell;

import org.jspecify.annotations.NullMarked;
