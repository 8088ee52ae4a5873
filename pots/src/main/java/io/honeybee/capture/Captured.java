package io.honeybee.capture;

import java.util.Optional;

/**
 * What became of a captured file.
 *
 * @param sha256 of all of it, in lower-case hexadecimal, whether or not it was kept
 * @param size bytes of all of it
 * @param outfile where it is, below the node's directory; empty when it was not kept
 * @param trouble why it was not kept; empty when it was
 */
public record Captured(
    String sha256, long size, Optional<String> outfile, Optional<String> trouble) {}
