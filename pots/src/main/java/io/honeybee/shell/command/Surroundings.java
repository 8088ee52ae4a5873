package io.honeybee.shell.command;

import io.honeybee.world.World;
import io.honeybee.world.files.SessionFiles;
import java.time.InstantSource;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * What all shells of one session share.
 *
 * @param history lines entered so far; the session adds to it
 */
public record Surroundings(
    World world,
    SessionFiles files,
    Visitor visitor,
    ShellEvents events,
    ShellRunner runner,
    Commands commands,
    InstantSource clock,
    RandomGenerator random,
    Pause pause,
    List<String> history) {}
