#!/usr/bin/env bash
# Installs what is missing, builds, and runs every test: first with sanitizers and warnings as errors, then the
# release build, whose tests also install it and link it from other projects.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
source tests/support/setup.sh

set_up
cmake --workflow --preset dev
cmake --workflow --preset release
