package io.honeybee.bench.hostile;

import io.honeybee.bench.program.HeapGauge;
import io.honeybee.bench.program.Program;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A program that must live, and how its memory went. Belongs to one thread. */
final class Watched implements AutoCloseable {

  /** How to start it, also again when it was told to stop. */
  @FunctionalInterface
  interface Start {
    Program run() throws IOException;
  }

  private final Start start;
  private final List<Long> heaps = new ArrayList<>();
  private final List<String> crashes = new ArrayList<>();
  private Program program;
  private int orderlyEnds;
  private long firstResident;
  private long lastResident;

  Watched(Start start) throws IOException {
    this.start = start;
    this.program = start.run();
  }

  Program program() {
    return program;
  }

  HeapTrend heap(long slack) {
    return new HeapTrend(heaps, slack);
  }

  long firstResident() {
    return firstResident;
  }

  long lastResident() {
    return lastResident;
  }

  /** How often it ended with exit code 0. */
  int orderlyEnds() {
    return orderlyEnds;
  }

  List<String> crashes() {
    return List.copyOf(crashes);
  }

  /** Starts it again when it has ended; any exit code but 0 is a crash. */
  void revive() throws IOException, InterruptedException {
    if (program.isAlive()) {
      return;
    }
    int code = program.terminate();
    if (code == 0) {
      orderlyEnds++;
    } else {
      crashes.add(program.name() + " ended with exit code " + code);
    }
    program = start.run();
  }

  /** Collects its heap and takes its measure, if it is up. */
  void measure() {
    try {
      long used = HeapGauge.usedAfterCollection(program);
      heaps.add(used);
      lastResident = program.residentBytes();
      firstResident = firstResident == 0 ? lastResident : firstResident;
    } catch (IOException e) {
      // It has ended, or starts: whether it should have is for the next look at the process.
    }
  }

  @Override
  public void close() {
    program.close();
  }
}
