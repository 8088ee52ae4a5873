package io.honeybee.app.demo;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalInt;

/**
 * What someone who wants to attack or ask the demo has to know.
 *
 * @param pots port by pot type
 * @param intakePort where other honeypot programs may hand in their events
 * @param user who may sign in at the dashboard
 * @param password of that user, new with each start
 * @param token the API's bearer token
 */
record DemoFacts(
    Path directory,
    InetSocketAddress nodeAddress,
    String httpUrl,
    int httpPort,
    Map<String, Integer> pots,
    OptionalInt intakePort,
    String user,
    String password,
    String token,
    Path tokenFile,
    Path logFile) {}
