package io.honeybee.bench.crash;

import java.time.Duration;

/**
 * What is done, and how hard.
 *
 * @param kills in all
 * @param seed of all that is random; when what happens is up to the machine all the same
 * @param longestLife after a start and before the next kill
 * @param drain how long the node may take in the end to hand over what waits
 */
public record CrashSettings(int kills, long seed, Duration longestLife, Duration drain) {}
