package io.honeybee.pot.docker;

import io.honeybee.http.HttpConversation;
import io.honeybee.http.HttpService;
import io.honeybee.http.Manner;
import io.honeybee.http.RequestEvents;
import io.honeybee.pot.EventType;
import io.honeybee.pot.InvalidOptionException;
import io.honeybee.pot.Pot;
import io.honeybee.pot.PotContext;
import io.honeybee.pot.PotOption;
import io.honeybee.pot.PotType;
import io.honeybee.pot.TcpPot;
import java.util.ArrayList;
import java.util.List;

/** {@code docker-api}. */
public final class DockerPotType implements PotType {
  static final String NAME = "docker-api";
  private static final int PORT = 2375;
  private static final PotOption VERSION =
      new PotOption(
          "version",
          Release.ALL.getFirst().version(),
          "The release of Docker that it pretends to be: "
              + String.join(", ", Release.ALL.stream().map(Release::version).toList()));

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String description() {
    return "Docker Engine API without protection; logs images, containers and commands";
  }

  @Override
  public int defaultPort() {
    return PORT;
  }

  @Override
  public List<PotOption> options() {
    return List.of(VERSION);
  }

  @Override
  public List<EventType> eventTypes() {
    List<EventType> all = new ArrayList<>(List.of(EventType.CONNECT));
    all.addAll(RequestEvents.ALL);
    all.addAll(List.of(DockerEvents.PULL, DockerEvents.CREATE, DockerEvents.START));
    all.addAll(List.of(EventType.COMMAND_INPUT.with(DockerEvents.CONTAINER), EventType.CLOSED));
    return List.copyOf(all);
  }

  @Override
  public Pot create(PotContext context) throws InvalidOptionException {
    List<String> names = Release.ALL.stream().map(Release::version).toList();
    Release release = Release.ALL.get(names.indexOf(context.values().choice(VERSION, names)));
    Engine engine = new Engine(context);
    HttpService service =
        HttpService.of(
            Manner.load("go"), new DockerApi(release, engine, new Pages(context, release)));
    return new TcpPot(context, NAME, session -> new HttpConversation(service, session).run());
  }
}
