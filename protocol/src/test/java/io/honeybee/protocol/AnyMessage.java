package io.honeybee.protocol;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Messages of every kind, with every value that their fields can have. */
final class AnyMessage {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final BigInteger LARGEST = BigInteger.TEN.pow(99);

  private AnyMessage() {}

  static Arbitrary<Message> any() {
    return Arbitraries.oneOf(ofNode().map(m -> (Message) m), ofManager().map(m -> (Message) m));
  }

  static Arbitrary<NodeMessage> ofNode() {
    return Arbitraries.oneOf(
        registration(),
        statusUpdate(),
        Arbitraries.of(new NodeEvent.Started(), new NodeEvent.Stopped(), new NodeDrop()),
        text().map(NodeEvent.Alarm::new),
        text().map(NodeEvent.Error::new),
        Combinators.combine(
                ids(), text(), text(), Arbitraries.of(PotStatus.class), text().injectNull(0.2))
            .as(PotStatusUpdate::new),
        potEvent(),
        Combinators.combine(
                ids(),
                text(),
                Arbitraries.of(true, false),
                text().injectNull(0.3),
                data().injectNull(0.3))
            .as(CommandResult::new));
  }

  static Arbitrary<ManagerMessage> ofManager() {
    return Arbitraries.oneOf(
        Combinators.combine(
                ids(),
                Arbitraries.of(true, false),
                text().injectNull(0.3),
                text().injectNull(0.5),
                text().list().ofMaxSize(6).injectNull(0.3))
            .as(RegistrationAck::new),
        Combinators.combine(ids(), command(), text().injectNull(0.5)).as(NodeCommand::new),
        Combinators.combine(ids(), bits()).as(EventAck::new));
  }

  static Arbitrary<PotEvent> potEvent() {
    return Combinators.combine(
            ids(),
            text(),
            text(),
            text(),
            timestamps(),
            data(),
            text().injectNull(0.2),
            bits().injectNull(0.2))
        .as(PotEvent::new);
  }

  /** Mostly short, of all characters that UTF-8 has; sometimes long. */
  static Arbitrary<String> text() {
    Arbitrary<Integer> characters =
        Arbitraries.frequencyOf(
            Tuple.of(6, Arbitraries.integers().between(' ', '~')),
            Tuple.of(2, Arbitraries.of((int) '"', (int) '\\', 0, 10, 27, 127)),
            Tuple.of(
                2,
                Arbitraries.integers()
                    .between(0, Character.MAX_CODE_POINT)
                    .filter(c -> Character.getType(c) != Character.SURROGATE)));
    Arbitrary<String> texts =
        characters
            .list()
            .ofMaxSize(40)
            .map(
                list -> {
                  StringBuilder text = new StringBuilder();
                  list.forEach(text::appendCodePoint);
                  return text.toString();
                });
    return Arbitraries.frequencyOf(
        Tuple.of(9, texts),
        Tuple.of(
            1,
            Combinators.combine(texts, Arbitraries.integers().between(1, 400)).as(String::repeat)));
  }

  static Arbitrary<ObjectNode> data() {
    return Combinators.combine(text(), value(3))
        .as(Map::entry)
        .list()
        .ofMaxSize(6)
        .map(
            entries -> {
              ObjectNode data = JSON.objectNode();
              entries.forEach(entry -> data.set(entry.getKey(), entry.getValue()));
              return data;
            });
  }

  private static Arbitrary<JsonNode> value(int levels) {
    Arbitrary<JsonNode> single =
        Arbitraries.oneOf(
            text().map(JSON::stringNode),
            Arbitraries.integers().map(JSON::numberNode),
            Arbitraries.longs()
                .filter(n -> n != (int) (long) n)
                .map(n -> (JsonNode) JSON.numberNode((long) n)),
            Arbitraries.bigIntegers()
                .between(LARGEST.negate(), LARGEST)
                .filter(n -> n.bitLength() >= Long.SIZE)
                .map(JSON::numberNode),
            Arbitraries.bigDecimals()
                .between(BigDecimal.TEN.pow(60).negate(), BigDecimal.TEN.pow(60))
                .ofScale(17)
                .map(JSON::numberNode),
            Arbitraries.of(JSON.booleanNode(true), JSON.booleanNode(false), JSON.nullNode()));
    if (levels == 0) {
      return single;
    }
    Arbitrary<JsonNode> list =
        Arbitraries.lazy(() -> value(levels - 1))
            .list()
            .ofMaxSize(4)
            .map(
                items -> {
                  var array = JSON.arrayNode();
                  items.forEach(array::add);
                  return array;
                });
    Arbitrary<JsonNode> object =
        Combinators.combine(text(), Arbitraries.lazy(() -> value(levels - 1)))
            .as((name, value) -> JSON.objectNode().set(name, value));
    return Arbitraries.frequencyOf(Tuple.of(5, single), Tuple.of(1, list), Tuple.of(1, object));
  }

  private static Arbitrary<NodeMessage> registration() {
    return Combinators.combine(
            ids(),
            text(),
            text(),
            Arbitraries.integers().between(0, 65_535),
            Arbitraries.of(NodeType.class),
            text().injectNull(0.5),
            text().list().ofMaxSize(6).injectNull(0.3))
        .as(NodeRegistration::new);
  }

  private static Arbitrary<NodeMessage> statusUpdate() {
    Arbitrary<Map<String, Long>> counters =
        Combinators.combine(text(), bits())
            .as(Map::entry)
            .list()
            .ofMaxSize(8)
            .map(
                entries -> {
                  Map<String, Long> map = new LinkedHashMap<>();
                  entries.forEach(entry -> map.put(entry.getKey(), entry.getValue()));
                  return map;
                });
    return Combinators.combine(ids(), Arbitraries.of(NodeStatus.class), counters.injectNull(0.3))
        .as(NodeStatusUpdate::new);
  }

  private static Arbitrary<Command> command() {
    Arbitrary<Command> units =
        Arbitraries.of(
            new Command.Stop(),
            new Command.Status(),
            new Command.Restart(),
            new Command.UpdateConfig(),
            new Command.GetInstalledPots());
    Arbitrary<Command> install =
        Combinators.combine(
                text(),
                text(),
                text().injectNull(0.5),
                text().injectNull(0.5),
                Arbitraries.maps(text(), text()).ofMaxSize(4).injectNull(0.3),
                Arbitraries.of(true, false))
            .as(Command.InstallPot::new);
    return Arbitraries.oneOf(
        units,
        install,
        text().map(Command.DeployPot::new),
        text().map(Command.StopPot::new),
        text().map(Command.RestartPot::new),
        text().map(Command.GetPotStatus::new),
        text().map(Command.GetPotInfo::new),
        text().map(Command.GetPotLogs::new),
        text().map(Command.GetPotMetrics::new));
  }

  private static Arbitrary<Instant> timestamps() {
    return Combinators.combine(
            Arbitraries.longs().between(0, 253_402_300_799L),
            Arbitraries.integers().between(0, 999_999_999))
        .as(Instant::ofEpochSecond);
  }

  private static Arbitrary<NodeId> ids() {
    return bits().map(NodeId::new);
  }

  private static Arbitrary<Long> bits() {
    return Arbitraries.longs();
  }
}
