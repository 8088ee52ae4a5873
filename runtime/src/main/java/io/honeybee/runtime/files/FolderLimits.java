package io.honeybee.runtime.files;

import java.time.Duration;

/**
 * What a folder of files may take of the disk.
 *
 * @param maxBytes of all its files
 * @param maxFiles how many there may be
 * @param maxAge how long a file is kept after it was last written or seen again
 */
public record FolderLimits(long maxBytes, int maxFiles, Duration maxAge) {}
