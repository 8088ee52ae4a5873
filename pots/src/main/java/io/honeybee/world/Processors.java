package io.honeybee.world;

import java.util.List;

/** Processors as hosting companies rent them out. */
final class Processors {
  private static final String INTEL_FLAGS =
      "fpu vme de pse tsc msr pae mce cx8 apic sep mtrr pge mca cmov pat pse36 clflush mmx fxsr"
          + " sse sse2 ss ht syscall nx pdpe1gb rdtscp lm constant_tsc arch_perfmon rep_good nopl"
          + " xtopology cpuid tsc_known_freq pni pclmulqdq ssse3 fma cx16 pcid sse4_1 sse4_2 x2apic"
          + " movbe popcnt tsc_deadline_timer aes xsave avx f16c rdrand hypervisor lahf_lm abm"
          + " 3dnowprefetch cpuid_fault invpcid_single pti ssbd ibrs ibpb stibp fsgsbase tsc_adjust"
          + " bmi1 avx2 smep bmi2 erms invpcid mpx rdseed adx smap clflushopt xsaveopt xsavec"
          + " xgetbv1 arat md_clear";
  private static final String AMD_FLAGS =
      "fpu vme de pse tsc msr pae mce cx8 apic sep mtrr pge mca cmov pat pse36 clflush mmx fxsr"
          + " sse sse2 ht syscall nx mmxext fxsr_opt pdpe1gb rdtscp lm rep_good nopl xtopology cpuid"
          + " extd_apicid tsc_known_freq pni pclmulqdq ssse3 fma cx16 sse4_1 sse4_2 x2apic movbe"
          + " popcnt aes xsave avx f16c rdrand hypervisor lahf_lm cmp_legacy cr8_legacy abm sse4a"
          + " misalignsse 3dnowprefetch osvw topoext perfctr_core ssbd ibrs ibpb stibp vmmcall"
          + " fsgsbase bmi1 avx2 smep bmi2 rdseed adx smap clflushopt clwb sha_ni xsaveopt xsavec"
          + " xgetbv1 clzero xsaveerptr wbnoinvd arat umip rdpid";

  /** One core each; the generator decides how many there are. */
  static final List<Cpu> ALL =
      List.of(
          intel("Intel(R) Xeon(R) CPU E5-2680 v4 @ 2.40GHz", 79, 1, "0xb000040", 2399.996, 35840),
          intel("Intel(R) Xeon(R) CPU E5-2650 v4 @ 2.20GHz", 79, 1, "0xb000040", 2199.998, 30720),
          intel("Intel(R) Xeon(R) Gold 6140 CPU @ 2.30GHz", 85, 4, "0x2006e05", 2294.608, 25344),
          intel("Intel(R) Xeon(R) Silver 4214 CPU @ 2.20GHz", 85, 7, "0x5003604", 2194.843, 16896),
          amd("AMD EPYC 7282 16-Core Processor", 49, 0, "0x830107b", 2794.748, 512),
          amd("AMD EPYC 7543 32-Core Processor", 1, 1, "0xa0011d5", 2794.752, 512),
          amd("AMD EPYC 7702 64-Core Processor", 49, 0, "0x830107b", 1996.249, 512));

  private Processors() {}

  private static Cpu intel(
      String name, int model, int stepping, String microcode, double megahertz, int cache) {
    return new Cpu(
        "GenuineIntel", name, 6, model, stepping, microcode, 1, megahertz, cache, INTEL_FLAGS);
  }

  private static Cpu amd(
      String name, int model, int stepping, String microcode, double megahertz, int cache) {
    int family = model == 1 ? 25 : 23;
    return new Cpu(
        "AuthenticAMD", name, family, model, stepping, microcode, 1, megahertz, cache, AMD_FLAGS);
  }
}
