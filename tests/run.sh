#!/usr/bin/env bash
# Installs what is missing, builds, and tests: the release build with all its tests, then the library and chosen tests
# of every area under sanitizers. With --all every test runs under sanitizers, clang++-14 builds library and programs
# again, and the slow tests run too (*_slow_test.cpp, and what is registered where FAIRVALUE_SLOW_TESTS is on).
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
source tests/support/setup.sh

usage='usage: tests/run.sh [--all]   (--all adds what takes longer: every test under sanitizers, clang++-14, slow tests)'

# check PRESET [CMAKE ARGUMENT...]: configures, builds and tests.
check() {
  local preset=$1
  shift
  cmake --preset "$preset" "$@"
  cmake --build --preset "$preset"
  ctest --preset "$preset"
}

case "$*" in
  '')
    set_up
    check release -D FAIRVALUE_SLOW_TESTS=OFF
    check sanitize
    ;;
  --all)
    need_for_all
    set_up
    check release -D FAIRVALUE_SLOW_TESTS=ON
    check dev
    cmake --preset clang
    cmake --build --preset clang
    ;;
  --help) echo "$usage" ;;
  *)
    echo "tests/run.sh: takes --all, --help or nothing, got '$*'" >&2
    exit 2
    ;;
esac
