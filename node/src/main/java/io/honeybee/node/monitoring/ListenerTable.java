package io.honeybee.node.monitoring;

import io.honeybee.node.monitoring.Listener.Owner;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Reads who listens from {@code /proc/net} (proc_net(5)). No program is started and no privilege is
 * needed.
 *
 * <p>Immutable; any thread. Memory: {@value #MAX_LISTENERS} listeners, one line at a time.
 */
final class ListenerTable {
  private static final int MAX_LISTENERS = 2_000;

  /** A busy machine has one line for each connection; behind so many the rest is left out. */
  private static final int MAX_LINES = 200_000;

  private static final int MAX_FILES = 100_000;
  private static final String TCP_LISTEN = "0A";
  private static final String UDP_UNCONNECTED = "07";
  private static final int FIELDS = 10;
  private static final int DEFAULT_FIRST_EPHEMERAL = 32_768;
  private static final String SOCKET = "socket:[";

  private final Path proc;

  /**
   * @param proc {@code /proc}
   */
  ListenerTable(Path proc) {
    this.proc = proc;
  }

  /**
   * All listeners. Of UDP, where a client's socket looks like a server's, only ports that clients
   * are not given by themselves.
   */
  Map<Listener, Owner> read() throws IOException {
    Map<Listener, Owner> found = new LinkedHashMap<>();
    int ephemeral = firstEphemeralPort();
    read(found, "tcp", "tcp", TCP_LISTEN, Integer.MAX_VALUE);
    read(found, "tcp6", "tcp", TCP_LISTEN, Integer.MAX_VALUE);
    read(found, "udp", "udp", UDP_UNCONNECTED, ephemeral);
    read(found, "udp6", "udp", UDP_UNCONNECTED, ephemeral);
    return found;
  }

  private void read(
      Map<Listener, Owner> found, String file, String transport, String state, int portsBelow)
      throws IOException {
    try (BufferedReader lines =
        Files.newBufferedReader(proc.resolve("net").resolve(file), StandardCharsets.US_ASCII)) {
      lines.readLine();
      String line = lines.readLine();
      for (int i = 0; line != null && i < MAX_LINES && found.size() < MAX_LISTENERS; i++) {
        add(found, line, transport, state, portsBelow);
        line = lines.readLine();
      }
    } catch (NoSuchFileException e) {
      // A kernel without IPv6.
    }
  }

  private static void add(
      Map<Listener, Owner> found, String line, String transport, String state, int portsBelow) {
    String[] fields = line.strip().split("\\s+", FIELDS + 1);
    if (fields.length < FIELDS || !fields[3].equals(state)) {
      return;
    }
    try {
      int colon = fields[1].indexOf(':');
      int port = Integer.parseInt(fields[1].substring(colon + 1), 16);
      if (port < portsBelow && port > 0) {
        found.putIfAbsent(
            new Listener(transport, address(fields[1].substring(0, colon)), port),
            new Owner(Long.parseLong(fields[7]), Long.parseLong(fields[9])));
      }
    } catch (IllegalArgumentException | IndexOutOfBoundsException | UnknownHostException e) {
      // A line that a later kernel writes in another way tells us nothing.
    }
  }

  /** Words of four bytes, each in the machine's own order. */
  private static String address(String digits) throws UnknownHostException {
    ByteBuffer bytes = ByteBuffer.allocate(digits.length() / 2).order(ByteOrder.nativeOrder());
    for (int i = 0; i + 8 <= digits.length(); i += 8) {
      bytes.putInt((int) Long.parseLong(digits.substring(i, i + 8), 16));
    }
    String text = InetAddress.getByAddress(bytes.array()).getHostAddress();
    return text.equals("0:0:0:0:0:0:0:0") ? "::" : text;
  }

  private int firstEphemeralPort() {
    try {
      String range = Files.readString(proc.resolve("sys/net/ipv4/ip_local_port_range")).strip();
      return Integer.parseInt(range.split("\\s+", 2)[0]);
    } catch (IOException | NumberFormatException e) {
      return DEFAULT_FIRST_EPHEMERAL;
    }
  }

  /** The inodes of this process's own sockets. */
  Set<Long> ownSockets() throws IOException {
    Set<Long> inodes = new HashSet<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(proc.resolve("self/fd"))) {
      for (Path file : files) {
        if (inodes.size() >= MAX_FILES) {
          break;
        }
        addSocket(inodes, file);
      }
    }
    return inodes;
  }

  private static void addSocket(Set<Long> inodes, Path file) {
    try {
      String target = Files.readSymbolicLink(file).toString();
      if (target.startsWith(SOCKET)) {
        inodes.add(Long.parseLong(target.substring(SOCKET.length(), target.length() - 1)));
      }
    } catch (IOException | NumberFormatException e) {
      // It was closed in this moment.
    }
  }
}
