#!/bin/sh
# Makes sure that the feeds can be tried with a real podcast client, gPodder's `gpo`: it is a package
# of Debian and its kin. Where it cannot be had, this says so, and that one test is skipped.
set -u

if command -v gpo >/dev/null 2>&1; then exit 0; fi

as_root=""
if [ "$(id -u)" -ne 0 ]; then as_root="sudo -n"; fi

if command -v apt-get >/dev/null 2>&1; then
    echo "Installing gPodder for the test of the podcast feeds ..."
    install="$as_root apt-get update -q && DEBIAN_FRONTEND=noninteractive $as_root apt-get install -q -y --no-install-recommends gpodder"
    if sh -c "$install" >/tmp/audioguide-gpodder.log 2>&1; then exit 0; fi
    echo "gPodder could not be installed (see /tmp/audioguide-gpodder.log)." >&2
fi
echo "There is no gPodder here: the test with a real podcast client will be skipped." >&2
exit 0
