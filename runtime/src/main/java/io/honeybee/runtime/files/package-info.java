/**
 * Files that survive a crash, and files that only their owner may read.
 *
 * <p>Entry type: {@link io.honeybee.runtime.files.DurableFile}. Stateless; any thread.
 */
@NullMarked
package io.honeybee.runtime.files;

import org.jspecify.annotations.NullMarked;
