package io.honeybee.app.doctor;

import java.io.IOException;
import java.net.Socket;
import java.util.Set;

/** Whether something takes TCP connections where the manager should be. */
final class TcpCheck implements Check {
  static final String STEP = "tcp";

  @Override
  public String step() {
    return STEP;
  }

  @Override
  public Set<String> needs(Patient patient) {
    return Set.of(NameCheck.STEP);
  }

  @Override
  public void run(Patient patient, Chart chart) throws IOException {
    var server = patient.config().server();
    try (Socket socket =
        ManagerSocket.connect(server.address(), patient.deadline(), server.connectionTimeout())) {
      chart.ok(
          STEP,
          "connected to %s port %d"
              .formatted(socket.getInetAddress().getHostAddress(), socket.getPort()));
    }
  }
}
