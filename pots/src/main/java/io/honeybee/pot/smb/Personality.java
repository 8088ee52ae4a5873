package io.honeybee.pot.smb;

import io.honeybee.ntlm.NtlmHost;
import java.util.List;

/**
 * What the server claims to be.
 *
 * @param name in the option {@code personality}
 * @param build what NTLM says
 * @param nativeOs what SMB 1 says of the system
 * @param nativeLanMan what SMB 1 says of the program
 * @param smb1Dialects the names of NT LAN Manager's dialect, the first that a client offers is
 *     taken
 * @param smb1Reply how the fields of SMB 1 are filled
 * @param smb2Dialects the newest first; empty for a machine without
 * @param multiCredit what is said beside DFS from 2.1 on ([MS-SMB2] section 2.2.4)
 * @param ipcComment of IPC$
 * @param hiddenShares those that only administrators open, beside IPC$
 * @param noSuchPipe what a peek into no pipe gives on a patched machine
 * @param noSessionSetup what the subcommand gives that DoublePulsar answers
 * @param windows whether it is a machine of its own rather than the one with the shell
 */
record Personality(
    String name,
    NtlmHost.Build build,
    String nativeOs,
    String nativeLanMan,
    List<String> smb1Dialects,
    Smb1Reply smb1Reply,
    List<Integer> smb2Dialects,
    int multiCredit,
    String ipcComment,
    List<Share> hiddenShares,
    int noSuchPipe,
    int noSessionSetup,
    boolean windows) {

  /**
   * Fields of SMB 1's negotiation ([MS-SMB] section 2.2.4.5.2).
   *
   * @param maxMpx requests at a time
   * @param maxBuffer bytes
   * @param capabilities with extended security
   */
  record Smb1Reply(int maxMpx, int maxBuffer, long capabilities) {}

  private static final List<Integer> ALL_DIALECTS = List.of(0x0311, 0x0302, 0x0300, 0x0210, 0x0202);
  private static final List<Share> ADMINISTRATION =
      List.of(
          new Share("ADMIN$", Share.Kind.ADMINISTRATION, "Remote Admin", "C:\\Windows"),
          new Share("C$", Share.Kind.ADMINISTRATION, "Default share", "C:\\"));

  private static final Personality SAMBA =
      new Personality(
          "samba",
          NtlmHost.Build.SAMBA,
          "Windows 6.1",
          "Samba 4.17.12-Debian",
          List.of("NT LANMAN 1.0", "NT LM 0.12"),
          new Smb1Reply(50, 0x4104, 0x8080F3FDL),
          ALL_DIALECTS,
          0x07,
          "IPC Service (Samba 4.17.12-Debian)",
          List.of(
              new Share(
                  "print$",
                  Share.Kind.CLOSED_DISK,
                  "Printer Drivers",
                  "C:\\var\\lib\\samba\\printers")),
          Status.INVALID_HANDLE,
          Status.ACCESS_DENIED,
          false);

  private static final Personality WINDOWS =
      new Personality(
          "windows",
          NtlmHost.Build.SERVER_2019,
          "Windows Server 2019 Standard 17763",
          "Windows Server 2019 Standard 6.3",
          List.of("NT LM 0.12"),
          new Smb1Reply(50, 0x4104, 0x8001F3FCL),
          ALL_DIALECTS,
          0x07,
          "Remote IPC",
          ADMINISTRATION,
          Status.ACCESS_DENIED,
          Status.NOT_IMPLEMENTED,
          true);

  private static final Personality WINDOWS_7 =
      new Personality(
          "windows7",
          new NtlmHost.Build(6, 1, 7601),
          "Windows 7 Professional 7601 Service Pack 1",
          "Windows 7 Professional 6.1",
          List.of("NT LM 0.12"),
          new Smb1Reply(50, 0x1104, 0x8001E3FCL),
          List.of(0x0210, 0x0202),
          0x07,
          "Remote IPC",
          ADMINISTRATION,
          Status.ACCESS_DENIED,
          Status.NOT_IMPLEMENTED,
          true);

  /** All of them, the default first. */
  static final List<Personality> ALL = List.of(SAMBA, WINDOWS, WINDOWS_7);
}
