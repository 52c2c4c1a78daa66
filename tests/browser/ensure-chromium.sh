#!/bin/sh
# Makes sure that the browser tests have a Chromium: uses one that is there, else asks the system's
# package manager. Where that cannot be, it says so, and the browser tests are skipped.
set -u

for name in chromium chromium-browser google-chrome google-chrome-stable; do
    if command -v "$name" >/dev/null 2>&1; then exit 0; fi
done
if [ -x "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome" ]; then exit 0; fi

as_root=""
if [ "$(id -u)" -ne 0 ]; then as_root="sudo -n"; fi

if command -v apt-get >/dev/null 2>&1; then
    install="$as_root apt-get update -q && DEBIAN_FRONTEND=noninteractive $as_root apt-get install -q -y chromium"
elif command -v dnf >/dev/null 2>&1; then
    install="$as_root dnf install -q -y chromium"
elif command -v apk >/dev/null 2>&1; then
    install="$as_root apk add --quiet chromium"
elif command -v pacman >/dev/null 2>&1; then
    install="$as_root pacman -S --quiet --noconfirm chromium"
else
    install="false"
fi

echo "Installing Chromium for the browser tests ..."
if sh -c "$install" >/tmp/audioguide-chromium.log 2>&1; then exit 0; fi
echo "Chromium is not here and could not be installed (see /tmp/audioguide-chromium.log)." >&2
echo "The browser tests will be skipped. Install Chromium or Chrome and run 'make test' again." >&2
