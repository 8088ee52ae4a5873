package io.honeybee.world;

import java.time.Instant;

/**
 * One pretended machine: what its shell prints and its banners say agree with each other.
 *
 * @param hostName short host name
 * @param kernelRelease as {@code uname -r} prints it
 * @param kernelVersion as {@code uname -v} prints it
 * @param machine as {@code uname -m} prints it
 * @param bootedAt when it was booted
 */
public record World(
    String hostName,
    String kernelRelease,
    String kernelVersion,
    String machine,
    Instant bootedAt) {}
