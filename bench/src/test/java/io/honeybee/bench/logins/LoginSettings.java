package io.honeybee.bench.logins;

import java.time.Duration;
import java.util.List;

/**
 * What to run.
 *
 * @param rate logins that are due in a second
 * @param duration of the time in which logins become due, at each server
 * @param warmUp the same before that, not counted
 * @param openssh whether a real server is measured too
 * @param nodeOptions of the node's JVM
 */
record LoginSettings(
    int rate, Duration duration, Duration warmUp, boolean openssh, List<String> nodeOptions) {}
