package io.honeybee.app.doctor;

import io.honeybee.node.link.ConnectTrouble;
import io.honeybee.runtime.config.HostPort;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Which addresses the manager's name stands for. */
final class NameCheck implements Check {
  static final String STEP = "name";

  @Override
  public String step() {
    return STEP;
  }

  @Override
  public void run(Patient patient, Chart chart) throws IOException {
    HostPort manager = patient.config().server().address();
    InetAddress[] found;
    try {
      found = InetAddress.getAllByName(manager.host());
    } catch (UnknownHostException e) {
      throw ConnectTrouble.unknownHost(manager, e);
    }
    String addresses =
        Arrays.stream(found).map(InetAddress::getHostAddress).collect(Collectors.joining(", "));
    chart.ok(
        STEP,
        addresses.equals(manager.host())
            ? addresses + " (server.address) is an address and needs no name server"
            : manager.host() + " (server.address) is " + addresses);
  }
}
