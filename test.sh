#!/usr/bin/env bash
# Builds everything, checks the formatting, runs all tests, and ends with one line: N passed, N failed.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
scripts/ready.sh || { echo "0 passed, 1 failed"; exit 1; }
scripts/browser.sh

# Threads that wait for each other without work shall sleep: on a shared machine, spinning costs the other tests their time.
export OMP_WAIT_POLICY=PASSIVE

echo "== build"
dotnet build Gossan.slnx --configuration Release --nologo --verbosity quiet || { echo "0 passed, 1 failed"; exit 1; }

passed=0
failed=0
skipped=0
echo "== formatting"

# The build has held style and analyzers already: white space alone is left.
if dotnet format whitespace Gossan.slnx --no-restore --verify-no-changes --verbosity quiet; then
  passed=$((passed + 1))
else
  echo "The formatting differs: run 'dotnet format Gossan.slnx'."
  failed=$((failed + 1))
fi

# One suite after the other: each may use all cores.
for project in tests/*.Tests; do
  name="$(basename "$project")"
  echo "== $name"
  log="$(mktemp)"
  dotnet "artifacts/bin/$name/release/$name.dll" --progress off --ansi off 2>&1 | tee "$log"
  code="${PIPESTATUS[0]}"
  count() { sed -n "s/^ *$1: \([0-9]*\).*/\1/p" "$log" | tail -n 1; }
  ok="$(count succeeded)"; bad="$(count failed)"; left="$(count skipped)"
  rm -f "$log"
  passed=$((passed + ${ok:-0}))
  failed=$((failed + ${bad:-0}))
  skipped=$((skipped + ${left:-0}))
  # A suite that breaks off without a failed test (a crash, no test found) is a failure too.
  if [ "$code" -ne 0 ] && [ "${bad:-0}" -eq 0 ]; then
    echo "$name ended with code $code."
    failed=$((failed + 1))
  fi
done

[ "$skipped" -eq 0 ] || echo "$skipped tests were skipped; each says why (most need the development data beside the checkout)."
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
