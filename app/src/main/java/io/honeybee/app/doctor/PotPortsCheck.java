package io.honeybee.app.doctor;

import io.honeybee.node.supervision.PotSettings;
import io.honeybee.runtime.net.BindFailure;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Optional;

/** Whether the honeypots can have their ports, or have them. */
final class PotPortsCheck implements Check {
  static final String STEP = "ports";

  @Override
  public String step() {
    return STEP;
  }

  @Override
  public void run(Patient patient, Chart chart) {
    if (patient.config().pots().isEmpty()) {
      chart.ok(STEP, "there are no honeypots in this configuration");
      return;
    }
    for (PotSettings pot : patient.config().pots()) {
      look(pot, patient, chart);
    }
  }

  private static void look(PotSettings pot, Patient patient, Chart chart) {
    if (pot.ports().first() == 0) {
      chart.ok(STEP, "pot %s takes any free port (pots[].port: 0)".formatted(pot.id()));
      return;
    }
    pot.listen().forEach(address -> look(pot, address, patient, chart));
  }

  private static void look(
      PotSettings pot, InetSocketAddress address, Patient patient, Chart chart) {
    String name = "pot " + pot.id();
    int port = address.getPort();
    if (address.isUnresolved()) {
      chart.fail(
          STEP,
          "no address is known for %s, where %s shall listen; mend pots[].address"
              .formatted(address.getHostString(), name));
      return;
    }
    Optional<IOException> trouble = tryToListen(pot, address);
    if (trouble.isEmpty()) {
      free(name, port, patient, chart);
    } else if (BindFailure.isInUse(trouble.get())) {
      taken(name, port, patient, chart, BindFailure.explain(name, address, trouble.get()));
    } else {
      chart.fail(
          STEP,
          BindFailure.explain(name, address, trouble.get()).getMessage()
              + " (pots[].port, pots[].address)");
    }
  }

  private static Optional<IOException> tryToListen(PotSettings pot, InetSocketAddress address) {
    if (pot.type().isUdp()) {
      return tryToReceive(address);
    }
    try (ServerSocket trial = new ServerSocket()) {
      trial.bind(address);
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of(e);
    }
  }

  private static Optional<IOException> tryToReceive(InetSocketAddress address) {
    try (DatagramSocket trial = new DatagramSocket(address)) {
      return trial.isBound() ? Optional.empty() : Optional.of(new IOException("it is not bound"));
    } catch (IOException e) {
      return Optional.of(e);
    }
  }

  private static void free(String name, int port, Patient patient, Chart chart) {
    if (patient.running()) {
      chart.fail(
          STEP,
          "%s does not listen on port %d although the node runs; its log says why, and 'honeybee node"
                  .formatted(name, port)
              + " run' with this configuration starts it");
    } else {
      chart.ok(STEP, "port %d is free for %s".formatted(port, name));
    }
  }

  private static void taken(
      String name, int port, Patient patient, Chart chart, IOException explained) {
    PortHolder holder = PortHolder.of(port, patient.directory().resolve("lock"));
    String who = holder.process().map(process -> "; it is held by " + process).orElse("");
    if (patient.running() && holder.isOwner()) {
      chart.ok(STEP, "port %d is held by %s of this very node".formatted(port, name));
    } else if (patient.running() && holder.process().isEmpty()) {
      chart.ok(
          STEP,
          "port %d is in use, by the running node as it seems (no process can be looked into)"
              .formatted(port));
    } else {
      chart.fail(STEP, explained.getMessage() + " (pots[].port)" + who);
    }
  }
}
