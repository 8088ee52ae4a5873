package io.honeybee.app.pots;

import static org.assertj.core.api.Assertions.assertThat;

import io.honeybee.catalogue.BuiltInPots;
import io.honeybee.pot.EventType;
import io.honeybee.pot.PotOption;
import io.honeybee.pot.PotType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the documentation says of the pots is what they are. */
class DocumentationTest {
  private static final List<PotType> TYPES = BuiltInPots.all().all();

  private static String page(String name) throws IOException {
    Path docs = Path.of("").toAbsolutePath().resolveSibling("docs");
    return Files.readString(docs.resolve(name));
  }

  @Test
  void thePageOfPotsIsCurrent() throws IOException {
    assertThat(page("pots.md"))
        .as("write it again: ./honeybee pots --markdown > docs/pots.md")
        .isEqualTo(PotsPage.of(TYPES));
  }

  @Test
  void thePageOfEventsIsCurrent() throws IOException {
    assertThat(page("events.md"))
        .as("write it again: ./honeybee pots --events --markdown > docs/events.md")
        .isEqualTo(EventsPage.of(TYPES));
  }

  @Test
  void namesAreNotSaidTwice() {
    Set<String> names = new HashSet<>();
    for (PotType type : TYPES) {
      assertThat(names.add(type.name())).as(type.name()).isTrue();
      assertThat(type.allOptions()).extracting(PotOption::name).doesNotHaveDuplicates();
      assertThat(type.eventTypes()).extracting(EventType::verb).doesNotHaveDuplicates();
      for (EventType event : type.eventTypes()) {
        assertThat(event.fields())
            .as(event.nameFor(type.name()))
            .extracting(field -> field.name())
            .doesNotHaveDuplicates();
        assertThat(event.meaning()).endsWith(".");
      }
    }
  }

  @Test
  void everyTypeStartsWithoutPrivileges() {
    for (PotType type : TYPES) {
      assertThat(type.defaultPorts().numbers())
          .as(type.name())
          .allSatisfy(port -> assertThat(port).isGreaterThan(1023));
    }
  }
}
