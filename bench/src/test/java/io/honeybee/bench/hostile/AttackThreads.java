package io.honeybee.bench.hostile;

import java.io.IOException;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * Repeats attacks, a connection after the other, until it is closed. Bounded: a thread has one
 * connection at a time. Belongs to one thread.
 */
final class AttackThreads implements AutoCloseable {
  private static final int LONGEST_PAUSE_MILLIS = 20;

  private final OpenSockets sockets;
  private final SplittableRandom seeds;
  private final List<Thread> threads = new ArrayList<>();
  private volatile boolean ending;

  AttackThreads(OpenSockets sockets, SplittableRandom seeds) {
    this.sockets = sockets;
    this.seeds = seeds;
  }

  /** Begins an attack with several threads; gives its figures. */
  Tally begin(Attack attack, int count) {
    Tally tally = new Tally();
    for (int i = 0; i < count; i++) {
      RandomGenerator random = seeds.split();
      threads.add(
          Thread.ofVirtual().name(attack.name()).start(() -> repeat(attack, random, tally)));
    }
    return tally;
  }

  private void repeat(Attack attack, RandomGenerator random, Tally tally) {
    try {
      while (!ending) {
        once(attack, random, tally);
        Thread.sleep(random.nextInt(LONGEST_PAUSE_MILLIS));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void once(Attack attack, RandomGenerator random, Tally tally)
      throws InterruptedException {
    tally.connections.increment();
    Socket socket = null;
    try {
      socket = sockets.connect(attack.port());
      attack.over(socket, random, tally);
    } catch (IOException e) {
      tally.ended.increment();
    } finally {
      if (socket != null) {
        end(socket);
      }
    }
  }

  private void end(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // It is closed all the same.
    }
    sockets.forget(socket);
  }

  @Override
  public void close() {
    ending = true;
    sockets.closeAll();
    threads.forEach(EndOf::thread);
  }
}
