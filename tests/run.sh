#!/usr/bin/env bash
# Installs what is missing, builds, and tests: the release build by g++ with all its tests, then the library and chosen
# tests of every area by clang++-14 under sanitizers, in half the time that g++ takes for these. With --all every test
# runs under sanitizers, clang++-14 compiles each file of library and programs by itself, warnings of g++ are errors, and
# the slow tests run too (*_slow_test.cpp, and what is registered where FAIRVALUE_SLOW_TESTS is on).
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
    need_sanitizers
    set_up
    check release -D FAIRVALUE_SLOW_TESTS=OFF
    check sanitize
    ;;
  --all)
    need_sanitizers
    need_for_all
    set_up
    check release -D FAIRVALUE_SLOW_TESTS=ON -D FAIRVALUE_WERROR=ON
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
