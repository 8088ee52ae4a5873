/**
 * The pretended machine's file system: one immutable tree for all, and for each session what it
 * changed.
 *
 * <p>Entry types: {@link io.honeybee.world.files.DebianImage} makes the tree of a world, {@link
 * io.honeybee.world.files.SessionFiles} is what one session sees. File contents are byte strings: a
 * {@link String} with one character, 0 to 255, for each byte, as a shell handles them. The tree is
 * safe for any thread; a session's files belong to one thread.
 */
@NullMarked
package io.honeybee.world.files;

import org.jspecify.annotations.NullMarked;
