/**
 * What strangers cause to be printed: made safe, and kept to a few lines.
 *
 * <p>Entry types: {@link io.honeybee.runtime.text.Printable} for the text, {@link
 * io.honeybee.runtime.text.LogRation} for the number of lines. Any thread.
 */
@NullMarked
package io.honeybee.runtime.text;

import org.jspecify.annotations.NullMarked;
