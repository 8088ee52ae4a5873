package io.honeybee.app.pots;

import static org.assertj.core.api.Assertions.assertThat;

import io.honeybee.catalogue.BuiltInPots;
import io.honeybee.pot.EventType;
import io.honeybee.pot.PotOption;
import io.honeybee.pot.PotType;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the pots say of themselves makes a documentation. */
class DocumentationTest {
  private static final List<PotType> TYPES = BuiltInPots.all().all();

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
}
