package io.honeybee.recording;

/**
 * A complete recording.
 *
 * @param ttylog where it is, below the node's directory
 * @param size bytes of the file
 * @param durationMillis from the beginning to the end of the session
 * @param sha256 of the file, in lower-case hexadecimal
 * @param cut whether the session showed more than a recording may hold
 */
public record Recorded(String ttylog, long size, long durationMillis, String sha256, boolean cut) {}
