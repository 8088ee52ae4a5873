package io.honeybee.world;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * One pretended machine: what its shell prints and its banners say agree with each other.
 *
 * @param seed what it was made from; anything that is derived later is derived from it too
 * @param hostName short host name
 * @param distribution the system that is installed
 * @param kernel what runs
 * @param cpu the processor
 * @param memory main memory and swap
 * @param disk the one disk
 * @param network the one interface
 * @param people accounts made by the operator, beside those of the distribution
 * @param installedAt when the system was installed
 * @param bootedAt when it was booted
 * @param userland what its programs are
 */
public record World(
    long seed,
    String hostName,
    Distribution distribution,
    Kernel kernel,
    Cpu cpu,
    Memory memory,
    Disk disk,
    Network network,
    List<Account> people,
    Instant installedAt,
    Instant bootedAt,
    Userland userland) {

  // Every server was up for longer than this when it was first pretended; the router's own uptime
  // is drawn before that moment.
  private static final Duration ROUTER_LEAST_UPTIME = Duration.ofDays(6);

  public World {
    people = List.copyOf(people);
  }

  /**
   * Makes the machine that belongs to a seed.
   *
   * @param since when this machine was first pretended; give the same at each start, so that its
   *     uptime goes on growing when the node restarts
   */
  public static World generate(long seed, Instant since) {
    return new WorldGenerator(seed, since).generate();
  }

  /**
   * The router in front of this server: the machine that has the server's gateway as its address.
   * Always the same for a server.
   */
  public World router() {
    return new RouterGenerator(this, bootedAt.plus(ROUTER_LEAST_UPTIME)).generate();
  }

  /** As {@code uname -r} prints it. */
  public String kernelRelease() {
    return kernel.release();
  }

  /** As {@code uname -v} prints it. */
  public String kernelVersion() {
    return kernel.version();
  }

  /** As {@code uname -m} prints it. */
  public String machine() {
    return kernel.machine();
  }

  /** How long it has been up; never negative. */
  public Duration uptime(Instant now) {
    Duration up = Duration.between(bootedAt, now);
    return up.isNegative() ? Duration.ZERO : up;
  }

  /**
   * An account made by the operator.
   *
   * @param id user and group id
   * @param fullName the first GECOS field
   */
  public record Account(String name, int id, String fullName) {}
}
