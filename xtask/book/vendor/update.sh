#!/bin/sh
# Fetches what the site takes from others, at these versions, and nothing else: `sh xtask/book/vendor/update.sh`. It needs npm.
# To take another version, change its line, run this, and look at what changed.
set -eu
cd "$(dirname "$0")"
fetched=$(mktemp -d)
trap 'rm -rf "$fetched"' EXIT

# package, version, SHA-512 of its archive, its files, where they go
fetch() {
    archive=$(npm pack --silent --pack-destination "$fetched" "$1@$2")
    echo "$3  $fetched/$archive" | sha512sum --check --quiet
    tar xzf "$fetched/$archive" -C "$fetched"
    mkdir -p "$5"
    for file in $4; do cp "$fetched/package/$file" "$5/"; done
    rm -r "$fetched/package"
}

# WASI for the browser, MIT or Apache-2.0: part of the site.
fetch @bjorn3/browser_wasi_shim 0.4.2 \
    fe21e4095506dd56dc6e61079f988852922b87b6bb58f8b0677b07cb81d9299cc175269dc1d75d603640208db306f4185742df8bc9da66780f08ded63c723f84 \
    "dist/wasi.js dist/wasi_defs.js dist/debug.js dist/fd.js dist/fs_mem.js LICENSE-MIT LICENSE-APACHE" \
    browser_wasi_shim

# Finds what people with disabilities stumble over, MPL-2.0: only the tests load it.
fetch axe-core 4.14.1 \
    1477dafa598d8d065f273d6af302aa203c02e83131707b7fa648cd41bd3d6b734f8c22a0dab86ee6a6f64b8afbe804b214d36db85a2826965edfb3a0b9d546b5 \
    "axe.min.js LICENSE" \
    axe-core
