/**
 * Files that survive a crash, files that only their owner may read, and files that one has at a
 * time.
 *
 * <p>Entry type: {@link io.honeybee.runtime.files.DurableFile}. Stateless; any thread.
 */
@NullMarked
package io.honeybee.runtime.files;

import org.jspecify.annotations.NullMarked;
