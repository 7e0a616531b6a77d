# Set-up that examples/run.sh and tests/run.sh share: source it, then call `set_up`.
# A package counts as there when what it brings can be used, however it came; nothing is reinstalled.

missing=()   # the build cannot do without
optional=()  # the build is quicker, or the programs show more, with

has_command() { command -v "$1" >/dev/null 2>&1; }

has_chinese_font() { has_command fc-list && [ -n "$(fc-list :lang=zh 2>/dev/null)" ]; }

# Asks the compiler, which knows its paths; before there is one, looks where packages put headers.
has_header() {
  if has_command g++; then
    echo "#include <$1>" | g++ -std=c++20 -E -x c++ - >/dev/null 2>&1
  else
    [ -e "/usr/include/$1" ]
  fi
}

# need PACKAGE CHECK...: notes the package as missing unless the check holds.
need() {
  local package=$1
  shift
  "$@" || missing+=("$package")
}

# Sets `root` to what must stand before a command that installs; fails where this user may not install.
find_root() {
  root=()
  has_command apt-get || return 1
  [ "$(id -u)" -eq 0 ] && return 0
  root=(sudo -n)
  has_command sudo && sudo -n true 2>/dev/null
}

# retry COMMAND...: tries up to three times, as mirrors fail now and then.
retry() {
  local pause
  for pause in 5 20; do
    "$@" && return 0
    echo "failed; again in $pause s: $*" >&2
    sleep "$pause"
  done
  "$@"
}

install_packages() {
  "${root[@]}" apt-get update -qq >&2 &&
    "${root[@]}" env DEBIAN_FRONTEND=noninteractive \
      apt-get install -y -qq --no-install-recommends "$@" >/dev/null
}

# Installs what is missing with apt when it may, else names the packages and stops.
install_missing() {
  local packages=("${missing[@]}" "${optional[@]}")
  [ ${#packages[@]} -eq 0 ] && return 0
  if find_root; then
    echo "installing ${packages[*]}" >&2
    retry install_packages "${packages[@]}" && return 0
  fi
  [ ${#missing[@]} -eq 0 ] && return 0
  echo "these packages are missing and could not be installed from here; as root: apt-get install ${missing[*]}" >&2
  exit 2
}

can_sanitize() { [ -e "$(clang++-14 -print-file-name="libclang_rt.asan-$(uname -m).a" 2>/dev/null)" ]; }

# What the sanitizer builds of tests/run.sh need; call it before set_up.
need_sanitizers() {
  need clang-14 has_command clang++-14
  need libclang-rt-14-dev can_sanitize
  need lld-14 has_command ld.lld-14  # links them in a fifth of the time
}

# What only tests/run.sh --all needs; call it before set_up.
need_for_all() {
  need jq has_command jq
  need sqlite3 has_command sqlite3
  need python3 has_command python3
  need gnuplot-nox has_command gnuplot
  need libreoffice-calc-nogui has_command soffice
  need chromium has_command chromium
  need poppler-utils has_command pdftotext
  need fonts-wqy-microhei has_chinese_font
  need libopenmpi-dev has_command mpicxx
  need openmpi-bin has_command mpirun
}

set_up() {
  if ! [ -w . ] || { [ -e build ] && ! [ -w build ]; }; then
    echo "$PWD: cannot be written to, and the build goes into build/ there: clone the project where you may write" >&2
    exit 2
  fi
  need g++ has_command g++
  need cmake has_command cmake
  need ninja-build has_command ninja
  need pkg-config has_command pkg-config
  need libfmt-dev has_header fmt/core.h
  need libboost-dev has_header boost/math/tools/toms748_solve.hpp
  need libtbb-dev has_header tbb/parallel_for.h
  need libhwy-dev has_header hwy/highway.h
  need nlohmann-json3-dev has_header nlohmann/json.hpp
  need libxlsxwriter-dev has_header xlsxwriter.h
  need libcli11-dev has_header CLI/CLI.hpp
  need libtomlplusplus-dev has_header toml++/toml.h
  need libeigen3-dev has_header eigen3/Eigen/Core
  need doctest-dev has_header doctest/doctest.h
  has_command ccache || optional+=(ccache)
  has_command gnuplot || optional+=(gnuplot-nox)  # without it the program has tables and no pictures
  install_missing
}
