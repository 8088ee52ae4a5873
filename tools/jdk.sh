# shellcheck shell=sh
# Sourced by ./honeybee and ./check: finds a JDK of at least a given version without starting one.

# jdk_version DIR: prints the feature version of the JDK in DIR, or nothing when there is none.
jdk_version() {
  [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 0
  while IFS='=' read -r key value; do
    if [ "$key" = JAVA_VERSION ]; then
      value=${value#\"}
      value=${value%\"}
      printf '%s' "${value%%[!0-9]*}"
      return 0
    fi
  done < "$1/release"
}

# find_jdk MIN: sets JAVA_HOME to a JDK of at least version MIN, or says what to install and fails.
find_jdk() {
  for candidate in "${JAVA_HOME:-}" /usr/lib/jvm/* /opt/jdk* /opt/java/* \
    "${HOME:-}"/.sdkman/candidates/java/* /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    [ -n "$candidate" ] || continue
    version=$(jdk_version "$candidate")
    if [ -n "$version" ] && [ "$version" -ge "$1" ]; then
      JAVA_HOME=$candidate
      export JAVA_HOME
      return 0
    fi
  done
  {
    echo "honeybee: no JDK $1 or newer was found in JAVA_HOME or under /usr/lib/jvm."
    echo "Install one (for example the package temurin-$1-jdk, or openjdk-$1-jdk where the"
    echo "system has it), or set JAVA_HOME to the folder of one, and run this again."
  } >&2
  return 1
}
