package io.honeybee.pot.ftp;

import io.honeybee.pot.EventField;
import io.honeybee.pot.EventType;
import io.honeybee.pot.InvalidOptionException;
import io.honeybee.pot.Pot;
import io.honeybee.pot.PotContext;
import io.honeybee.pot.PotOption;
import io.honeybee.pot.PotType;
import java.util.List;

/** {@code ftp}. */
public final class FtpPotType implements PotType {
  static final String NAME = "ftp";

  static final EventType RETRIEVED =
      EventType.of(
          "file.retrieved",
          "A file of the pretended system was fetched from here.",
          EventField.FILENAME,
          EventField.SIZE);

  static final EventType ACTIVE =
      EventType.of(
          "port.request",
          "The server was to open a data connection to somewhere, and did not.",
          EventField.METHOD,
          new EventField("target", "where to, as it was sent", ""));

  static final EventType STRANGER =
      EventType.of(
          "data.refused",
          "Somebody else came to a data port that was opened for this session.",
          new EventField("peer_ip", "their address", "related.ip"));

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String description() {
    return "FTP server (vsftpd, ProFTPD); logs credentials and commands, captures uploads";
  }

  @Override
  public int defaultPort() {
    return 2121;
  }

  @Override
  public List<PotOption> options() {
    return FtpSettings.OPTIONS;
  }

  @Override
  public List<EventType> eventTypes() {
    return List.of(
        EventType.CONNECT,
        EventType.CLIENT_TLS,
        EventType.COMMAND_INPUT,
        EventType.LOGIN_SUCCESS,
        EventType.LOGIN_FAILED,
        EventType.FILE_UPLOAD.with(EventField.DESTFILE),
        RETRIEVED,
        ACTIVE,
        STRANGER,
        EventType.CLOSED);
  }

  @Override
  public Pot create(PotContext context) throws InvalidOptionException {
    return new FtpPot(new FtpServer(context, FtpSettings.read(context)));
  }
}
