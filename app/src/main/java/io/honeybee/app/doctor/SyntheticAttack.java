package io.honeybee.app.doctor;

import io.honeybee.node.intake.IntakeSettings;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * An event that is none, marked as such: its type is {@value #EVENT_TYPE} and {@code
 * data.synthetic} is true.
 *
 * @param id unique, in {@code data.doctor_id}
 */
record SyntheticAttack(String id, Instant at) {
  static final String EVENT_TYPE = "honeybee.doctor";

  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** The line that the intake reads. */
  String line() {
    ObjectNode event = JSON.createObjectNode();
    event.put("pot_id", "doctor");
    event.put("pot_type", "doctor");
    event.put("event_type", EVENT_TYPE);
    event.put("timestamp", at.toString());
    ObjectNode data = event.putObject("data");
    data.put("synthetic", true);
    data.put("doctor_id", id);
    data.put("src_ip", "127.0.0.1");
    data.put("message", "sent by 'honeybee doctor'; no attack");
    return JSON.writeValueAsString(event);
  }

  /** Where a node's intake listens. */
  static InetSocketAddress intake(IntakeSettings settings, int port) {
    InetAddress address = settings.address();
    return new InetSocketAddress(
        address.isAnyLocalAddress() ? InetAddress.getLoopbackAddress() : address, port);
  }

  /** Connects, and begins with the token where one is needed. */
  static Socket connect(IntakeSettings settings, InetSocketAddress intake, int timeoutMillis)
      throws IOException {
    Socket socket = new Socket();
    try {
      socket.connect(intake, timeoutMillis);
      socket.setSoTimeout(timeoutMillis);
      if (settings.tokenFile().isPresent()) {
        write(socket.getOutputStream(), tokenLine(settings.tokenFile().get()));
      }
      return socket;
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  private static String tokenLine(Path file) throws IOException {
    ObjectNode line = JSON.createObjectNode();
    line.put("token", Files.readString(file, StandardCharsets.ISO_8859_1).strip());
    return JSON.writeValueAsString(line);
  }

  /**
   * Hands the event over and waits until it is on disk: an intake ends its stream only then, and
   * resets the connection otherwise.
   */
  void send(Socket socket) throws IOException {
    write(socket.getOutputStream(), line());
    socket.shutdownOutput();
    InputStream input = socket.getInputStream();
    if (input.read() >= 0) {
      throw new IOException("what listens there says something, which an intake never does");
    }
  }

  private static void write(OutputStream output, String line) throws IOException {
    output.write((line + "\n").getBytes(StandardCharsets.UTF_8));
    output.flush();
  }
}
