package io.honeybee.app.replay;

/**
 * One line of a recording.
 *
 * @param seconds since its beginning
 * @param kind {@code o} for output, {@code i} for input, or another of the format's letters
 * @param text hostile
 */
record CastEvent(double seconds, String kind, String text) {}
