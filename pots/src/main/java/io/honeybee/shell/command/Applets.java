package io.honeybee.shell.command;

import io.honeybee.world.World;
import io.honeybee.world.files.Paths;
import io.honeybee.world.files.RouterImage;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/** What the BusyBox of a machine can do. */
final class Applets {
  // As Debian's package busybox 1:1.35.0-4 lists them; it has neither chattr nor curl.
  private static final Set<String> DEBIAN =
      sorted(
          "[ [[ acpid adjtimex ar arch arp arping ascii ash awk base64 basename bc blkdiscard"
              + " blockdev brctl bunzip2 busybox bzcat bzip2 cal cat chgrp chmod chown chroot chvt"
              + " clear cmp cp cpio crc32 cttyhack cut date dc dd deallocvt depmod devmem df diff"
              + " dirname dmesg dnsdomainname dos2unix du dumpkmap dumpleases echo ed egrep env"
              + " expand expr factor fallocate false fatattr fgrep find findfs fold free"
              + " freeramdisk fsfreeze fstrim ftpget ftpput getopt getty grep groups gunzip gzip"
              + " halt head hexdump hostid hostname httpd hwclock i2cdetect i2cdump i2cget i2cset"
              + " i2ctransfer id ifconfig ifdown ifup init insmod ionice ip ipcalc ipneigh kill"
              + " killall klogd last less link linux32 linux64 linuxrc ln loadfont loadkmap logger"
              + " login logname logread losetup ls lsmod lsscsi lzcat lzma lzop md5sum mdev microcom"
              + " mim mkdir mkdosfs mke2fs mkfifo mknod mkpasswd mkswap mktemp modinfo modprobe more"
              + " mount mt mv nameif nc netstat nl nologin nproc nsenter nslookup nuke od openvt"
              + " partprobe paste patch pidof ping ping6 pivot_root poweroff printf ps pwd rdate"
              + " readlink realpath reboot renice reset resume rev rm rmdir rmmod route rpm rpm2cpio"
              + " run-init run-parts sed seq setkeycodes setpriv setsid sh sha1sum sha256sum sha3sum"
              + " sha512sum shred shuf sleep sort ssl_client start-stop-daemon stat strings stty svc"
              + " svok swapoff swapon switch_root sync sysctl syslogd tac tail tar taskset tc tee"
              + " telnet test tftp time timeout top touch tr traceroute traceroute6 true truncate ts"
              + " tty ubirename udhcpc udhcpd uevent umount uname uncompress unexpand uniq unix2dos"
              + " unlink unlzma unshare unxz unzip uptime usleep uudecode uuencode vconfig vi w watch"
              + " watchdog wc wget which who whoami xargs xxd xz xzcat yes zcat");

  private static final Set<String> ROUTER = routers();

  private Applets() {}

  private static Set<String> sorted(String words) {
    return Collections.unmodifiableSet(new TreeSet<>(Set.of(words.split(" ", -1))));
  }

  private static Set<String> routers() {
    Set<String> names = new TreeSet<>();
    RouterImage.applets().forEach(path -> names.add(Paths.name(path)));
    return Collections.unmodifiableSet(names);
  }

  /** Those of a home router, in order. */
  static Set<String> router() {
    return ROUTER;
  }

  /** Those of a machine, in order. */
  static Set<String> of(World world) {
    return world.userland().isBusyBox() ? ROUTER : DEBIAN;
  }
}
