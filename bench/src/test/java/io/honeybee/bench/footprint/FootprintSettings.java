package io.honeybee.bench.footprint;

import java.time.Duration;

/**
 * How long is measured, and what is promised.
 *
 * @param settle how long a node may calm down after its start
 * @param window how long its CPU time is looked at
 * @param agentMib what an Agent may hold of the memory
 * @param fullMib what a Full node with ssh and telnet pots may hold
 * @param agentCpuPercent what an Agent may take of one core
 */
record FootprintSettings(
    Duration settle, Duration window, double agentMib, double fullMib, double agentCpuPercent) {}
