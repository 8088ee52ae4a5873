/**
 * What terminals showed, as asciicast v2 files.
 *
 * <p>Entry type: {@link io.honeybee.recording.RecordingStore}, one a node. Thread rule: both the
 * store and a {@link io.honeybee.recording.Recording} are for any thread.
 */
@NullMarked
package io.honeybee.recording;

import org.jspecify.annotations.NullMarked;
