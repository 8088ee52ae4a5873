package io.honeybee.bench.sessions;

import java.util.List;

/**
 * What to run.
 *
 * @param count sessions that are open at once
 * @param mostMib what the node may hold of the machine's memory meanwhile
 * @param histogram whether to print what is on its heap
 * @param nodeOptions of the node's JVM
 */
record SessionSettings(int count, int mostMib, boolean histogram, List<String> nodeOptions) {}
