package io.honeybee.transfer;

import io.honeybee.capture.CaptureStore;
import io.honeybee.world.files.SessionFiles;
import java.time.InstantSource;

/**
 * Where a transfer happens.
 *
 * @param home where relative paths begin, absolute
 */
public record Place(
    SessionFiles files,
    String home,
    CaptureStore captures,
    TransferEvents events,
    InstantSource clock) {}
