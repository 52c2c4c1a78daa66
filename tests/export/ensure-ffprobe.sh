#!/bin/sh
# Makes sure that downloads can be looked at with ffprobe, a build that is not ours: it comes by npm.
# Where there is no npm, it says so, and the tests that need it are skipped.
set -u

folder=.venv/ffprobe
for program in "$folder"/node_modules/@ffprobe-installer/*/ffprobe; do
    if [ -x "$program" ]; then exit 0; fi
done
if ! command -v npm >/dev/null 2>&1; then
    echo "No npm here: downloads are not looked at with ffprobe." >&2
    exit 0
fi
echo "Fetching ffprobe ..."
if ! npm install --silent --no-audit --no-fund --prefix "$folder" @ffprobe-installer/ffprobe@2.1.2 >/dev/null 2>&1; then
    echo "ffprobe could not be fetched; the tests that need it will be skipped." >&2
fi
exit 0
