package io.honeybee.pot.mssql;

/**
 * What a SQL Server 2019 says of itself.
 *
 * @param build of version 15.0
 * @param platform the end of {@code @@version}
 * @param runsCommands whether {@code xp_cmdshell} can be turned on
 */
record Personality(int build, String platform, boolean runsCommands) {
  private static final int CUMULATIVE_UPDATE_32 = 4_430;

  static Personality linux(int build) {
    return new Personality(build, "Linux (Ubuntu 20.04.6 LTS) <X64>", false);
  }

  static Personality windows(int build) {
    return new Personality(
        build, "Windows Server 2019 Standard 10.0 <X64> (Build 17763: ) (Hypervisor)", true);
  }

  /** As {@code SERVERPROPERTY('ProductVersion')} gives it. */
  String version() {
    return "15.0." + build + ".1";
  }

  /** As {@code @@version} gives it. */
  String fullVersion() {
    String update = build == CUMULATIVE_UPDATE_32 ? " (RTM-CU32) (KB5054833)" : " (RTM)";
    return "Microsoft SQL Server 2019"
        + update
        + " - "
        + version()
        + " (X64) \n\tFeb 21 2025 17:28:38 \n\tCopyright (C) 2019 Microsoft Corporation\n"
        + "\tDeveloper Edition (64-bit) on "
        + platform
        + "\n";
  }
}
