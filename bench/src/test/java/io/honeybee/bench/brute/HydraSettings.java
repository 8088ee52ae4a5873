package io.honeybee.bench.brute;

import java.util.List;

/**
 * What to run.
 *
 * @param lines credentials that each pot is attacked with
 * @param tasks connections that Hydra has at once
 * @param types pot types to attack, by their names, which are Hydra's too
 */
record HydraSettings(int lines, int tasks, List<String> types) {}
