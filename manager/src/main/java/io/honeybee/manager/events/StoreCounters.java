package io.honeybee.manager.events;

/**
 * What the store did since it was opened.
 *
 * @param received events that were handed over
 * @param stored events that are new on disk
 * @param duplicates events that were on disk already
 * @param rejected events that the database refused; each stands in the log
 * @param removedByAge events that went since they were older than {@code store.keep_days}
 * @param removedBySize events that went since the store was over {@code store.max_size}
 * @param failedWrites attempts to write that will be tried again: a full or broken disk
 * @param queuedEvents what waits for the disk now
 * @param queuedBytes what that weighs
 * @param followers who follows live now
 * @param droppedFollowers who was too slow to follow
 */
public record StoreCounters(
    long received,
    long stored,
    long duplicates,
    long rejected,
    long removedByAge,
    long removedBySize,
    long failedWrites,
    long queuedEvents,
    long queuedBytes,
    long followers,
    long droppedFollowers) {}
