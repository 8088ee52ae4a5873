/**
 * A node with all pots as nmap sees it.
 *
 * <p>Entry type: {@link io.honeybee.bench.scan.ScanRun}. All of it belongs to one thread.
 */
@NullMarked
package io.honeybee.bench.scan;

import org.jspecify.annotations.NullMarked;
