package io.honeybee.pot.smb;

import io.honeybee.pot.RealClient;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * What a real client sent and was answered. Sent again with the ids of the new session in place of
 * the recorded ones, so that a broken message is met by a session that is as far as the client's
 * was.
 */
final class RecordedSession {
  private static final int TIMEOUT_MILLIS = 20_000;
  private static final HexFormat HEX = HexFormat.of();

  private final List<byte[]> requests = new ArrayList<>();
  private final List<byte[]> answers = new ArrayList<>();

  /** Runs a client, with the port as its last argument, against a pot. */
  static RecordedSession of(int port, String... client) throws Exception {
    RecordedSession session = new RecordedSession();
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread relay = Thread.ofVirtual().start(() -> session.relay(server, port));
      String[] command = Arrays.copyOf(client, client.length + 2);
      command[client.length] = "-p";
      command[client.length + 1] = Integer.toString(server.getLocalPort());
      RealClient.run("", command);
      relay.join();
    }
    return session;
  }

  private void relay(ServerSocket server, int port) {
    try (Socket client = server.accept();
        Socket pot = new Socket(InetAddress.getLoopbackAddress(), port)) {
      Thread back = Thread.ofVirtual().start(() -> copy(pot, client, answers));
      copy(client, pot, requests);
      back.join();
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void copy(Socket from, Socket to, List<byte[]> messages) {
    try {
      DataInputStream in = new DataInputStream(from.getInputStream());
      while (true) {
        byte[] message = in.readNBytes(in.readInt());
        messages.add(message);
        to.getOutputStream().write(framed(message));
      }
    } catch (IOException e) {
      try {
        to.shutdownOutput();
      } catch (IOException closed) {
        // It is what was wanted.
      }
    }
  }

  int size() {
    return requests.size();
  }

  /** Sends it again with one message broken, and what follows without waiting for answers. */
  void replayBroken(int port, int broken, RandomGenerator random) throws IOException {
    Map<String, String> ids = new LinkedHashMap<>();
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(TIMEOUT_MILLIS);
      DataInputStream in = new DataInputStream(socket.getInputStream());
      OutputStream out = socket.getOutputStream();
      for (int i = 0; i < requests.size(); i++) {
        byte[] request = renamed(requests.get(i), ids);
        out.write(framed(i == broken ? broken(request, random) : request));
        if (i < broken) {
          learn(answers.get(i), in.readNBytes(in.readInt()), ids);
        }
      }
      socket.shutdownOutput();
      in.transferTo(OutputStream.nullOutputStream());
    } catch (SocketException e) {
      // A reset is an answer, too.
    }
  }

  private static boolean isTwo(byte[] message) {
    return message[0] == Smb2Request.MARK[0];
  }

  private static void learn(byte[] recorded, byte[] now, Map<String, String> ids) {
    if (isTwo(recorded)) {
      learn("session", recorded, now, 40, 8, ids);
      learn("tree", recorded, now, 36, 4, ids);
      if (recorded[12] == 5 && recorded.length > 144 && now.length > 144) {
        learn("", recorded, now, 128, 16, ids);
      }
    } else {
      learn("tree", recorded, now, 24, 2, ids);
      learn("session", recorded, now, 28, 2, ids);
      if ((recorded[4] & 0xFF) == 0xA2 && recorded.length > 40 && now.length > 40) {
        learn("file", recorded, now, 38, 2, ids);
      }
    }
  }

  private static void learn(
      String kind, byte[] recorded, byte[] now, int at, int length, Map<String, String> ids) {
    ids.put(kind + HEX.formatHex(recorded, at, at + length), HEX.formatHex(now, at, at + length));
  }

  private static byte[] renamed(byte[] request, Map<String, String> ids) {
    byte[] renamed = request.clone();
    if (isTwo(request)) {
      rename("session", renamed, 40, 8, ids);
      rename("tree", renamed, 36, 4, ids);
      for (int at = 64; at + 16 <= renamed.length; at += 4) {
        rename("", renamed, at, 16, ids);
      }
    } else {
      rename("tree", renamed, 24, 2, ids);
      rename("session", renamed, 28, 2, ids);
      int command = request[4] & 0xFF;
      if (command == 0x2E || command == 0x2F) {
        rename("file", renamed, 37, 2, ids);
      } else if (command == 0x04) {
        rename("file", renamed, 33, 2, ids);
      }
    }
    return renamed;
  }

  private static void rename(
      String kind, byte[] request, int at, int length, Map<String, String> ids) {
    String now = ids.get(kind + HEX.formatHex(request, at, at + length));
    if (now != null) {
      System.arraycopy(HEX.parseHex(now), 0, request, at, length);
    }
  }

  private static byte[] broken(byte[] request, RandomGenerator random) {
    byte[] broken = request.clone();
    int[] values = {0, 1, 0x7F, 0x80, 0xFF, random.nextInt(256)};
    int changes = 1 + random.nextInt(4);
    for (int i = 0; i < changes; i++) {
      // The mark and the command stay mostly as they are.
      int from = random.nextInt(8) == 0 ? 4 : Math.min(32, broken.length - 1);
      int at = random.nextInt(from, broken.length);
      broken[at] = (byte) values[random.nextInt(values.length)];
    }
    return random.nextInt(5) == 0
        ? Arrays.copyOf(broken, random.nextInt(5, broken.length))
        : broken;
  }

  private static byte[] framed(byte[] message) {
    int length = message.length;
    return new WireWriter()
        .u8(0)
        .u8(length >> 16)
        .u8(length >> 8)
        .u8(length)
        .bytes(message)
        .toBytes();
  }
}
