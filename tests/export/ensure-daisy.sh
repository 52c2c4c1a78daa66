#!/bin/sh
# Makes sure that talking books can be opened by daisy-player, and their XHTML checked against its
# DTD. Where the system's package manager is not apt, it says so, and those tests are skipped.
set -u

if command -v daisy-player >/dev/null 2>&1 && command -v xmllint >/dev/null 2>&1 &&
    [ -d /usr/share/xml/w3c-sgml-lib ]; then exit 0; fi
as_root=""
if [ "$(id -u)" -ne 0 ]; then as_root="sudo -n"; fi
install="false"
if command -v apt-get >/dev/null 2>&1; then
    install="$as_root apt-get update -q && DEBIAN_FRONTEND=noninteractive \
        $as_root apt-get install -q -y --no-install-recommends daisy-player libxml2-utils w3c-sgml-lib"
fi
echo "Installing daisy-player and the DTDs of XHTML ..."
if ! sh -c "$install" >/tmp/audioguide-daisy.log 2>&1; then
    echo "daisy-player is not here; talking books are checked without it." >&2
fi
exit 0
