package io.honeybee.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Files that a visitor writes with the shell's own means are told of, each once. */
class WrittenFilesTest {
  private final ShellFixture shell = new ShellFixture();

  @Test
  void aProgramEchoedInPiecesIsOneFileOnceItIsExecutable() throws Exception {
    shell.run(
        "echo -ne '\\x7fELF\\x01' > /tmp/x; echo -ne '\\x02\\xff' >> /tmp/x; chmod 777 /tmp/x; /tmp/x");
    assertThat(shell.written).containsExactly("/tmp/x \u007fELF\u0001\u0002\u00ff");
  }

  @Test
  void aFileThatIsRemovedOrMovedIsToldOfAllTheSame() throws Exception {
    shell.run("echo one > /tmp/a; sh /tmp/a; rm -f /tmp/a; echo two > /tmp/b; mv /tmp/b /tmp/c");
    assertThat(shell.written).containsExactly("/tmp/a one\n", "/tmp/b two\n");
    shell.written.clear();
    shell.run("mkdir /tmp/d; echo three > /tmp/d/e; rm -rf /tmp/d");
    assertThat(shell.written).containsExactly("/tmp/d/e three\n");
  }

  @Test
  void withinAnotherShellAFileIsToldOfWhenItIsSettled() throws Exception {
    shell.type("sh\necho one > /tmp/a; chmod +x /tmp/a\nuname\nexit\nexit\n");
    assertThat(shell.told)
        .containsExactly(
            "sh", "echo one > /tmp/a; chmod +x /tmp/a", "/tmp/a", "uname", "exit", "exit");
  }

  @Test
  void whatElseWasWrittenIsToldOfAtTheEnd() throws Exception {
    shell.run("cat > /tmp/key", "ssh-rsa AAAA\n");
    assertThat(shell.written).containsExactly("/tmp/key ssh-rsa AAAA\n");
  }

  @Test
  void emptyFilesAndThoseOverTheBoundAreLeftOut() throws Exception {
    shell.run("for i in $(seq 1 150); do echo $i > /tmp/f$i; done; > /tmp/empty");
    assertThat(shell.written).hasSize(100).doesNotContain("/tmp/empty ");
  }
}
