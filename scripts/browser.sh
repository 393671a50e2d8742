#!/usr/bin/env bash
# Gets the browser that the report's tests open pages in, and the reader of what it prints, where apt may do it. Nothing fails without: those tests skip and say so.
set -uo pipefail

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"; elif command -v sudo >/dev/null && sudo -n true 2>/dev/null; then sudo -n "$@"; else return 1; fi
}

has_browser() {
  local name
  for name in chromium chromium-browser google-chrome google-chrome-stable; do
    command -v "$name" >/dev/null && return 0
  done
  return 1
}

install() {
  command -v apt-get >/dev/null || return 1
  as_root true || return 1
  echo "$1 is missing: installing it with apt-get (once)." >&2
  as_root apt-get update -qq >&2 || return 1
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$1" >/dev/null
}

# Ubuntu's package of that name only starts a snap, which is no browser for a script: there the tests skip, or use Chrome.
if ! has_browser && ! { grep -qs '^ID=debian' /etc/os-release && install chromium && has_browser; }; then
  echo "note: there is no Chromium or Chrome; the tests that open the report in a browser are skipped. Debian: sudo apt-get install chromium." >&2
fi

if ! command -v pdftotext >/dev/null && ! install poppler-utils; then
  echo "note: there is no pdftotext; the test that reads the printed report is skipped. Debian/Ubuntu: sudo apt-get install poppler-utils." >&2
fi
exit 0
