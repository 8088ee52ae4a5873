package io.honeybee.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.honeybee.pot.PotFixture;
import org.junit.jupiter.api.Test;

/** What a visitor sees on a terminal. */
class TerminalTest {
  private static final String PROMPT = "root@" + PotFixture.WORLD.hostName() + ":~# ";
  private final ShellFixture shell = new ShellFixture();

  @Test
  void keysAreEchoedAndLinesEndForATerminal() throws Exception {
    assertThat(shell.type("pwd\r")).isEqualTo(PROMPT + "pwd\r\n/root\r\n" + PROMPT + "logout\r\n");
  }

  @Test
  void lineEditingChangesWhatIsRun() throws Exception {
    shell.type("ecxx\u007f\u007fho ab\u001b[Dc\r" + "\u0015whoamx\bi\r" + "nope \u0017pwd\r");
    assertThat(shell.inputs).containsExactly("echo acb", "whoami", "pwd");
  }

  @Test
  void cursorUpRecallsTheLineBefore() throws Exception {
    shell.type("echo one\r\u001b[A\r");
    assertThat(shell.inputs).containsExactly("echo one", "echo one");
  }

  @Test
  void controlCDropsTheLine() throws Exception {
    assertThat(shell.type("echo lost\u0003echo kept\r")).contains("^C").contains("\r\nkept\r\n");
    assertThat(shell.inputs).containsExactly("echo kept");
  }

  @Test
  void controlDEndsTheSession() throws Exception {
    assertThat(shell.type("\u0004echo never\r")).isEqualTo(PROMPT + "logout\r\n");
  }

  @Test
  void anUnfinishedCommandIsContinued() throws Exception {
    assertThat(shell.type("for i in 1 2\rdo echo n$i\rdone\r"))
        .contains("\r\n> do echo")
        .contains("n1\r\nn2\r\n");
    assertThat(shell.inputs).hasSize(3);
  }

  @Test
  void theShellNamesItselfAsALoginShellDoes() throws Exception {
    assertThat(shell.type("nosuch\r")).contains("-bash: nosuch: command not found");
    assertThat(shell.failed).containsExactly("nosuch");
  }

  @Test
  void promptFollowsTheDirectory() throws Exception {
    assertThat(shell.type("cd /tmp\rcd ~/.ssh\r"))
        .contains(PROMPT.replace("~", "/tmp"))
        .contains(PROMPT.replace("~", "~/.ssh"));
  }

  @Test
  void escapeSequencesOfTheVisitorAreNotSentBack() throws Exception {
    assertThat(shell.type("\u001b]0;title\u0007\u001b[2J\r")).doesNotContain("\u001b");
  }
}
