package io.honeybee.http;

import java.time.Duration;

/**
 * What a product takes of one client.
 *
 * @param lineBytes of the first line
 * @param headerBytes of one header's line
 * @param allHeaderBytes of all of them
 * @param headers how many there may be
 * @param bodyBytes of a body
 * @param requests on one connection
 * @param headTime from a request's first byte to its last header
 * @param idleTime between requests
 */
public record RequestLimits(
    int lineBytes,
    int headerBytes,
    int allHeaderBytes,
    int headers,
    long bodyBytes,
    int requests,
    Duration headTime,
    Duration idleTime) {}
