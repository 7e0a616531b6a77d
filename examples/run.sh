#!/usr/bin/env bash
# Installs what is missing, builds, and shows what an AMD share is worth on its earnings and what the OpenAI deal does
# to it.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
source tests/support/setup.sh

if [ $# -gt 0 ]; then
  echo "examples/run.sh: takes no arguments; the programs it builds do: build/release/examples/target_amd --help" >&2
  exit 2
fi
set_up

build() { cmake --preset release && cmake --build --preset release --target examples; }
if [ -t 1 ]; then
  build
else  # one line in a pipe, unless it fails
  echo 'building in build/release: minutes the first time (about 4 on two cores), seconds after that' >&2
  log=$(mktemp)
  trap 'rm -f "$log"' EXIT
  build >"$log" 2>&1 || { cat "$log" >&2; exit 1; }
fi

build/release/examples/target_amd
printf '\n\n'
build/release/examples/value_openai_warrant
printf '\n\n'
printf '%s\n' 'What moves the value of the deal, and how far: stress_openai_deal in build/release/examples/.' \
  'The other articles: price_inference, plan_accelerator_supply and rank_ai_hardware there;' \
  'every derived figure with its verdict: reproduce_figures there, or docs/reference/figures.md.'
