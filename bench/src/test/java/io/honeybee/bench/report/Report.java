package io.honeybee.bench.report;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** Figures, and the promises that did not hold. Belongs to one thread. */
public final class Report {
  private static final long BYTES_PER_MIB = 1 << 20;

  private final StringBuilder table = new StringBuilder();
  private final List<String> broken = new ArrayList<>();

  /** Adds a line of figures. */
  public void line(String text) {
    table.append(text).append('\n');
  }

  /** Adds a promise that did not hold, and how. */
  public void broken(String how) {
    broken.add(how);
  }

  /** Empty when all promises held. */
  public List<String> broken() {
    return List.copyOf(broken);
  }

  /** All lines of figures. */
  public String table() {
    return table.toString();
  }

  /** Prints all of it; gives the exit code. */
  public int print(PrintWriter out) {
    out.print(table);
    broken.forEach(how -> out.println("BROKEN: " + how));
    out.println(broken.isEmpty() ? "all promises held" : "promises were broken");
    out.flush();
    return broken.isEmpty() ? 0 : 1;
  }

  /** Bytes as MiB. */
  public static double mib(long bytes) {
    return (double) bytes / BYTES_PER_MIB;
  }
}
