/**
 * The shell's grammar: text in, a tree out. Nothing is expanded or run here.
 *
 * <p>Entry type: {@link io.honeybee.shell.script.ScriptParser}. Text is a byte string: one
 * character, 0 to 255, for each byte. Trees are immutable; a parser belongs to one thread. Bounds:
 * {@link io.honeybee.shell.script.ScriptParser#MAX_SCRIPT_BYTES} and nesting of {@link
 * io.honeybee.shell.script.ScriptParser#MAX_DEPTH}.
 */
@NullMarked
package io.honeybee.shell.script;

import org.jspecify.annotations.NullMarked;
