package io.honeybee.node;

import io.honeybee.pot.EventType;
import io.honeybee.pot.InvalidOptionException;
import io.honeybee.pot.Observation;
import io.honeybee.pot.Pot;
import io.honeybee.pot.PotContext;
import io.honeybee.pot.PotOption;
import io.honeybee.pot.PotType;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/** A pot that listens, answers nobody, and sees what a test tells it to see. */
public final class FakePotType implements PotType {
  private final String name;
  private final Map<String, FakePot> pots = new ConcurrentHashMap<>();
  private final Queue<String> failures = new ConcurrentLinkedQueue<>();

  public FakePotType(String name) {
    this.name = name;
  }

  /** The next start of any pot of this type fails with this reason. */
  public void failNextStart(String reason) {
    failures.add(reason);
  }

  /** The latest pot that was made with this id. */
  public FakePot pot(String id) {
    FakePot pot = pots.get(id);
    if (pot == null) {
      throw new AssertionError("no pot " + id + " was made");
    }
    return pot;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String description() {
    return "A pot for tests.";
  }

  @Override
  public int defaultPort() {
    return 4242;
  }

  @Override
  public List<PotOption> options() {
    return List.of(
        new PotOption("banner", "hello", "What it says."),
        new PotOption("delay", "0", "Seconds to wait, 0..9."));
  }

  @Override
  public List<EventType> eventTypes() {
    return List.of(EventType.of("seen", "A test said so."));
  }

  @Override
  public Pot create(PotContext context) throws InvalidOptionException {
    if (!context.options().getOrDefault("delay", "0").matches("\\d")) {
      throw new InvalidOptionException("delay", "is outside 0..9 seconds");
    }
    FakePot pot = new FakePot(context);
    pots.put(context.potId(), pot);
    return pot;
  }

  /** One such pot. */
  public final class FakePot implements Pot {
    private final PotContext context;
    private volatile @Nullable ServerSocket listener;
    private volatile @Nullable String fault;

    private FakePot(PotContext context) {
      this.context = context;
    }

    public PotContext context() {
      return context;
    }

    public boolean running() {
      return listener != null;
    }

    /** Serves nobody any more, although nobody stopped it. */
    public void crash(String reason) {
      fault = reason;
    }

    @Override
    public Optional<String> fault() {
      return Optional.ofNullable(fault);
    }

    /** Reports an attack. */
    public void see(String eventType, Map<String, Object> data) {
      context
          .sink()
          .accept(
              new Observation(
                  context.potId(),
                  name,
                  eventType,
                  context.clock().instant().truncatedTo(ChronoUnit.MILLIS),
                  data));
    }

    @Override
    public String name() {
      return "pot " + context.potId();
    }

    @Override
    public void start() throws IOException {
      String failure = failures.poll();
      if (failure != null) {
        throw new IOException(failure);
      }
      ServerSocket socket = new ServerSocket();
      socket.bind(context.listen().getFirst());
      listener = socket;
    }

    @Override
    public void stop() {
      ServerSocket socket = listener;
      listener = null;
      if (socket != null) {
        try {
          socket.close();
        } catch (IOException e) {
          throw new AssertionError(e);
        }
      }
    }

    @Override
    public List<InetSocketAddress> addresses() {
      ServerSocket socket = listener;
      if (socket == null) {
        throw new IllegalStateException("not started");
      }
      return List.of((InetSocketAddress) socket.getLocalSocketAddress());
    }

    @Override
    public int openSessions() {
      return 0;
    }
  }
}
