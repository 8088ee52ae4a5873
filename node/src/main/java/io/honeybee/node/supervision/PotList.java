package io.honeybee.node.supervision;

import io.honeybee.pot.Ports;
import io.honeybee.pot.PotOption;
import io.honeybee.pot.PotType;
import io.honeybee.pot.PotTypes;
import io.honeybee.runtime.config.ConfigSection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the {@code pots} list and checks it against the pot types there are. */
public final class PotList {
  /** An id is a directory's name too, so it cannot lead out of its parent. */
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]{0,63}");

  private static final String ID_RULE =
      "must be 1 to 64 letters, digits, '.', '_' or '-', and not start with '.' or '-'";

  private final PotTypes types;
  private final Map<String, Integer> ids = new HashMap<>();
  private final List<PotSettings> pots = new ArrayList<>();

  private PotList(PotTypes types) {
    this.types = types;
  }

  /** The pots of the list below {@code pots}; none when there is no list. */
  public static List<PotSettings> read(ConfigSection top, PotTypes types) {
    PotList list = new PotList(types);
    int index = 0;
    for (ConfigSection section : top.sections("pots")) {
      list.readPot(section, index++);
    }
    return List.copyOf(list.pots);
  }

  /** An ssh and a telnet pot, as the original node installs them. */
  public static List<PotSettings> byDefault(HoneypotSettings honeypot, PotTypes types) {
    List<PotSettings> pots = new ArrayList<>();
    types.byName("ssh").ifPresent(type -> pots.add(plain(type, honeypot.defaultSshPort())));
    types.byName("telnet").ifPresent(type -> pots.add(plain(type, honeypot.defaultTelnetPort())));
    return List.copyOf(pots);
  }

  /** A tripwire on its own ports. */
  public static List<PotSettings> byDefaultOfAgent(PotTypes types) {
    return types.all().stream()
        .filter(PotType::runsOnAgents)
        .map(type -> new PotSettings(type.name(), type, List.of(), type.defaultPorts(), Map.of()))
        .toList();
  }

  /** The types that an Agent runs, for a message. */
  public static String agentTypes(PotTypes types) {
    return types.all().stream()
        .filter(PotType::runsOnAgents)
        .map(PotType::name)
        .collect(Collectors.joining(", "));
  }

  private static PotSettings plain(PotType type, int port) {
    return new PotSettings(type.name(), type, List.of(), Ports.of(port), Map.of());
  }

  /** What is wrong with a pot's id or options, if anything, in one clause. */
  public static Optional<String> fault(PotSettings pot) {
    if (!isId(pot.id())) {
      return Optional.of("the id " + ID_RULE);
    }
    List<String> known = pot.type().allOptions().stream().map(PotOption::name).toList();
    return pot.options().keySet().stream()
        .filter(name -> !known.contains(name))
        .findFirst()
        .map(
            name ->
                "option "
                    + name
                    + " is not known to pot type "
                    + pot.type().name()
                    + "; known: "
                    + String.join(", ", known))
        .or(() -> PotTrial.run(pot).map(e -> "option " + e.option() + " " + e.getMessage()));
  }

  private static boolean isId(String id) {
    return ID.matcher(id).matches();
  }

  private void readPot(ConfigSection section, int index) {
    String id = section.requiredText("id", "choose a short name, such as ssh-1");
    if (!id.isEmpty()) {
      checkId(section, id, index);
    }
    List<String> addresses =
        section.text("address").map(PotList::addresses).orElseGet(() -> List.of());
    Optional<PotType> type = readType(section);
    if (type.isEmpty()) {
      // Which options there are is not known, so none can be wrong.
      Ports _ = readPorts(section, Ports.of(0));
      section.texts("options");
      return;
    }
    ConfigSection options = section.section("options");
    PotSettings pot =
        new PotSettings(
            id,
            type.get(),
            addresses,
            readPorts(section, type.get().defaultPorts()),
            readOptions(options, type.get()));
    checkPort(section, pot);
    PotTrial.run(pot)
        .ifPresent(fault -> options.problem(fault.option(), String.valueOf(fault.getMessage())));
  }

  /** The addresses of a list, separated by commas. */
  public static List<String> addresses(String list) {
    return Stream.of(list.split(",", -1)).map(String::strip).filter(a -> !a.isEmpty()).toList();
  }

  private static Ports readPorts(ConfigSection section, Ports usual) {
    Optional<String> text = section.text("port");
    if (text.isEmpty()) {
      return usual;
    }
    try {
      return Ports.parse(text.get());
    } catch (IllegalArgumentException e) {
      section.problem("port", String.valueOf(e.getMessage()));
      return usual;
    }
  }

  private void checkId(ConfigSection section, String id, int index) {
    if (!isId(id)) {
      section.problem("id", ID_RULE);
    }
    Integer earlier = ids.putIfAbsent(id, index);
    if (earlier != null) {
      section.problem("id", id + " is the id of pots[" + earlier + "] already; choose another");
    }
  }

  private Optional<PotType> readType(ConfigSection section) {
    String known = types.all().stream().map(PotType::name).collect(Collectors.joining(", "));
    String name = section.requiredText("type", "write one of: " + known);
    Optional<PotType> type = types.byName(name);
    if (type.isEmpty() && !name.isEmpty()) {
      section.problem("type", name + " is not a pot type; known here: " + known);
    }
    return type;
  }

  private static Map<String, String> readOptions(ConfigSection section, PotType type) {
    Map<String, String> options = new LinkedHashMap<>();
    for (PotOption option : type.allOptions()) {
      section.text(option.name()).ifPresent(text -> options.put(option.name(), text));
    }
    return options;
  }

  private void checkPort(ConfigSection section, PotSettings pot) {
    pots.stream()
        .filter(pot::collidesWith)
        .findFirst()
        .ifPresent(
            other ->
                section.problem(
                    "port",
                    pot.ports() + " is the port of " + other.id() + " already; choose another"));
    pots.add(pot);
  }
}
