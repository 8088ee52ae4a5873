package io.honeybee.pot.tcp;

import io.honeybee.pot.EventFields;
import io.honeybee.pot.Pot;
import io.honeybee.pot.PotContext;
import io.honeybee.pot.TcpPot;
import io.honeybee.pot.TcpSession;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A tripwire on many ports. Those that other programs of the machine have are left out, if its
 * settings say so: a wire with a gap is better than none.
 *
 * <p>Thread rule: safe for use by any thread.
 */
final class TripwirePot implements Pot {
  private final PotContext context;
  private final TripwireSettings settings;
  private final ScanWatch scans;
  private volatile @Nullable TcpPot listener;

  TripwirePot(PotContext context, TripwireSettings settings) {
    this.context = context;
    this.settings = settings;
    this.scans = new ScanWatch(settings.scanPorts(), settings.scanPeriod());
  }

  @Override
  public String name() {
    return TcpPortPotType.NAME + " pot " + context.potId();
  }

  @Override
  public synchronized void start() throws IOException {
    List<InetSocketAddress> free =
        settings.skipBusy() ? FreePorts.of(name(), context.listen()) : context.listen();
    TcpPot fresh = new TcpPot(context.at(free), TcpPortPotType.NAME, this::speak);
    fresh.start();
    listener = fresh;
  }

  private void speak(TcpSession session) throws IOException {
    scans
        .note(session.source(), session.local().getPort(), context.clock().instant())
        .ifPresent(
            ports ->
                session
                    .events()
                    .report(
                        "scan",
                        new EventFields()
                            .names("ports", ports.stream().map(String::valueOf).toList())));
    if (!settings.banner().isEmpty()) {
      session.send(settings.banner() + "\r\n");
    }
    FirstBytes first = FirstBytes.read(session, settings.maxBytes(), settings.patience());
    if (!first.isEmpty()) {
      session.events().report("data.received", first.fields(settings.maxBytes()));
    }
  }

  @Override
  public synchronized void stop() {
    TcpPot running = listener;
    listener = null;
    if (running != null) {
      running.stop();
    }
  }

  @Override
  public List<InetSocketAddress> addresses() {
    TcpPot running = listener;
    if (running == null) {
      throw new IllegalStateException(name() + " is not started");
    }
    return running.addresses();
  }

  @Override
  public int openSessions() {
    TcpPot running = listener;
    return running == null ? 0 : running.openSessions();
  }
}
