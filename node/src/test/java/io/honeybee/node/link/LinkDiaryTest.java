package io.honeybee.node.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinkDiaryTest {
  @TempDir Path temporary;

  private static LinkReport read(Path directory) throws IOException {
    return LinkReport.read(directory).orElseThrow();
  }

  @Test
  void theSameTroubleAgainLeavesTheTimeAtWhichItBegan() throws IOException {
    LinkDiary diary = new LinkDiary(temporary);
    diary.write(LinkReport.State.TROUBLE, "no manager");
    FileTime began = FileTime.from(Instant.parse("2026-01-15T10:00:00Z"));
    Files.setLastModifiedTime(temporary.resolve(LinkReport.FILE), began);
    diary.write(LinkReport.State.TROUBLE, "no manager");
    assertThat(read(temporary).since()).isEqualTo(began.toInstant());
    diary.write(LinkReport.State.TROUBLE, "another trouble");
    assertThat(read(temporary).text()).isEqualTo("another trouble");
    assertThat(read(temporary).since()).isAfter(began.toInstant());
  }

  @Test
  void theSameWordsInAnotherStateAreNews() throws IOException {
    LinkDiary diary = new LinkDiary(temporary);
    diary.write(LinkReport.State.TROUBLE, "x");
    diary.write(LinkReport.State.REGISTERED, "x");
    assertThat(read(temporary).state()).isEqualTo(LinkReport.State.REGISTERED);
  }

  @Test
  void whatIsForgottenIsWrittenAgain() throws IOException {
    LinkDiary diary = new LinkDiary(temporary);
    diary.write(LinkReport.State.REGISTERED, "x");
    diary.forget();
    assertThat(LinkReport.read(temporary)).isEmpty();
    diary.write(LinkReport.State.REGISTERED, "x");
    assertThat(read(temporary).text()).isEqualTo("x");
  }

  @Test
  void aDiskThatTakesNothingIsTriedAgainAndKeepsNobodyFromWorking() throws IOException {
    Path directory = Files.createFile(temporary.resolve("no directory"));
    LinkDiary diary = new LinkDiary(directory);
    diary.write(LinkReport.State.TROUBLE, "x");
    diary.forget();
    diary.write(LinkReport.State.TROUBLE, "x");
    Files.delete(directory);
    Files.createDirectory(directory);
    diary.write(LinkReport.State.TROUBLE, "x");
    assertThat(read(directory).text()).isEqualTo("x");
  }
}
