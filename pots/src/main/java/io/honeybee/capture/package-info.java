/**
 * Files that attackers leave: kept by their SHA-256, read-only, in a bounded folder.
 *
 * <p>Entry type: {@link io.honeybee.capture.CaptureStore}, one a node. Thread rule: the store is
 * for any thread, a {@link io.honeybee.capture.Capture} for one. Nothing kept is ever opened again.
 */
@NullMarked
package io.honeybee.capture;

import org.jspecify.annotations.NullMarked;
