#!/bin/sh
# Makes sure that the pages can be looked at with Lighthouse, which comes by npm. Where there is no
# npm, it says so, and that test is skipped.
set -u

folder=.venv/lighthouse
if [ -f "$folder/node_modules/lighthouse/cli/index.js" ]; then exit 0; fi
if ! command -v npm >/dev/null 2>&1; then
    echo "No npm here: Lighthouse does not look at the pages." >&2
    exit 0
fi
echo "Fetching Lighthouse ..."
# The last that runs with node 18 and 20.
if ! npm install --silent --no-audit --no-fund --prefix "$folder" lighthouse@12.8.2 >/dev/null 2>&1; then
    echo "Lighthouse could not be fetched; its test will be skipped." >&2
fi
exit 0
