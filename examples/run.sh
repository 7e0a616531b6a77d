#!/usr/bin/env bash
# Installs what is missing, builds, and shows what an AMD share is worth on its earnings.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
source tests/support/setup.sh

set_up

build() { cmake --preset release && cmake --build --preset release --target examples; }
if [ -t 1 ]; then
  build
else  # quiet in a pipe, unless it fails
  log=$(mktemp)
  trap 'rm -f "$log"' EXIT
  build >"$log" 2>&1 || { cat "$log" >&2; exit 1; }
fi

build/release/examples/target_amd
