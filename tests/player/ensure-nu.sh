#!/bin/sh
# Makes sure that the pages can be checked with the Nu HTML checker: it is a Java program that comes
# by npm. Where there is no Java or no npm, it says so, and that one test is skipped.
set -u

folder=.venv/nu
if [ -f "$folder/node_modules/vnu-jar/build/dist/vnu.jar" ]; then exit 0; fi
if ! command -v java >/dev/null 2>&1 || ! command -v npm >/dev/null 2>&1; then
    echo "No Java or no npm here: the pages are not checked with the Nu HTML checker." >&2
    exit 0
fi
echo "Fetching the Nu HTML checker ..."
if ! npm install --silent --no-audit --no-fund --prefix "$folder" vnu-jar@26.9.27 >/dev/null 2>&1; then
    echo "The Nu HTML checker could not be fetched; its test will be skipped." >&2
fi
exit 0
