package io.honeybee.runtime.journal;

import java.util.Map;

/**
 * What a journal holds, and what it did since it was opened.
 *
 * @param appended records taken, {@link Appended#REFUSED} ones not among them
 * @param stored records that came to be on disk
 * @param acknowledged records acknowledged
 * @param lost records by cause; every cause is there
 * @param waiting records not acknowledged, on disk and in memory
 * @param pending of these, the ones that are not on disk yet, which is so for milliseconds
 * @param held the pending ones if the disk fails or hangs, else 0
 * @param diskBytes the size of all segments
 * @param segments how many there are
 */
public record JournalFigures(
    long appended,
    long stored,
    long acknowledged,
    Map<LossCause, Long> lost,
    long waiting,
    long pending,
    long held,
    long diskBytes,
    int segments) {}
