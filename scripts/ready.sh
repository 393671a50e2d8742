#!/usr/bin/env bash
# Makes a machine ready for Gossan: the .NET SDK must be there; GDAL's runtime library, Node.js for the pages, and libgomp for LightGBM, are installed where apt may do it.
set -euo pipefail

if ! command -v dotnet >/dev/null; then
  echo "error: the .NET 10 SDK is missing. Install it (Ubuntu: apt-get install dotnet-sdk-10.0; elsewhere: Microsoft's package for your system), then run this again." >&2
  exit 2
fi

has_gdal() {
  [ -n "${GOSSAN_GDAL:-}" ] && return 0
  [ -n "${CONDA_PREFIX:-}" ] && ls "$CONDA_PREFIX"/lib/libgdal.* >/dev/null 2>&1 && return 0
  case "$(uname -s)" in
    Linux)
      # Into a variable: with pipefail, "ldconfig | grep -q" is false whenever grep is done before ldconfig.
      local known
      known="$(ldconfig -p 2>/dev/null || /sbin/ldconfig -p 2>/dev/null || true)"
      [[ "$known" == *libgdal.so* ]] ;;
    Darwin) ls /opt/homebrew/lib/libgdal.* /usr/local/lib/libgdal.* /opt/local/lib/libgdal.* /Applications/QGIS*.app/Contents/MacOS/lib/libgdal.* >/dev/null 2>&1 ;;
    *) return 0 ;;   # Windows: the program itself looks for QGIS and OSGeo4W
  esac
}

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"; elif command -v sudo >/dev/null && sudo -n true 2>/dev/null; then sudo -n "$@"; else return 1; fi
}

install_gdal() {
  command -v apt-get >/dev/null || return 1
  as_root true || return 1
  echo "GDAL's library is missing: installing it with apt-get (once)." >&2
  as_root apt-get update -qq >&2 || return 1
  # The package carries the library's version in its name: libgdal32 on Debian 12, libgdal30 on Ubuntu 22.04, libgdal34t64 on 24.04.
  local package
  package="$(apt-cache search --names-only '^libgdal[0-9]+(t64)?$' | awk '{print $1}' | sort -V | tail -n 1)"
  [ -n "$package" ] || return 1
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$package" >/dev/null
}

if ! has_gdal && ! { install_gdal && has_gdal; }; then
  echo "error: GDAL's library is missing. Get it with: Debian/Ubuntu: sudo apt-get install gdal-bin; Fedora/RHEL: sudo dnf install gdal-libs; macOS: brew install gdal; Windows: install QGIS or OSGeo4W; anywhere: conda install -c conda-forge libgdal-core; or set GOSSAN_GDAL to the library's path." >&2
  exit 2
fi

has_node() {
  command -v node >/dev/null && command -v npm >/dev/null || return 1
  local version
  version="$(node --version)"; version="${version#v}"
  [ "${version%%.*}" -ge 18 ]
}

install_node() {
  command -v apt-get >/dev/null || return 1
  as_root true || return 1
  echo "Node.js, which bundles the pages' scripts, is missing: installing it with apt-get (once)." >&2
  as_root apt-get update -qq >&2 || return 1
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends nodejs npm >/dev/null
}

if ! has_node && ! { install_node && has_node; }; then
  echo "error: Node.js 18 or newer with npm is missing; it bundles the scripts of the report when Gossan is built. Get it with: Debian/Ubuntu: sudo apt-get install nodejs npm; Fedora/RHEL: sudo dnf install nodejs; macOS: brew install node; Windows: winget install OpenJS.NodeJS.LTS." >&2
  exit 2
fi

has_gomp() {
  [ "$(uname -s)" = Linux ] || return 0
  local known
  known="$(ldconfig -p 2>/dev/null || /sbin/ldconfig -p 2>/dev/null || true)"
  [[ "$known" == *libgomp.so.1* ]]
}

install_gomp() {
  command -v apt-get >/dev/null || return 1
  as_root true || return 1
  echo "libgomp, which LightGBM needs, is missing: installing it with apt-get (once)." >&2
  as_root apt-get update -qq >&2 || return 1
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends libgomp1 >/dev/null
}

# No error: only the models "forest" and "boosting" need it, and they say so themselves.
if ! has_gomp && ! { install_gomp && has_gomp; }; then
  echo "warning: libgomp is missing; the models forest and boosting need it. Get it with: Debian/Ubuntu: sudo apt-get install libgomp1; Fedora/RHEL: sudo dnf install libgomp." >&2
fi
