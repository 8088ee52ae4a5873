package io.honeybee.bench.backlog;

import java.time.Duration;

/**
 * What to run.
 *
 * @param events in the backlog
 * @param liveEvery between two live events while it drains
 * @param patience for the draining
 */
record BacklogSettings(int events, Duration liveEvery, Duration patience) {}
