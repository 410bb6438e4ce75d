#!/usr/bin/env bash
# Installs what is missing, and only that, on Debian 12 with Rust and Node present. Safe to run again.
#
#   tests/setup.sh          what building, running and testing need
#   tests/setup.sh deny     also cargo-deny, which only the checks need (built from source: minutes)
#   tests/setup.sh bench    also nginx, beside which the mailbox is measured
#
# Nothing is put outside Debian's packages, this project's target folder and ui/node_modules.
set -euo pipefail
cd "$(dirname "$0")/.."

target=${CARGO_TARGET_DIR:-target}
venv=$target/venv
tools=$target/tools
deny_version=0.20.2

# package: why it is here
packages=(
    build-essential         # the C compiler, for SQLCipher and the cryptography in assembly
    pkg-config libssl-dev   # SQLCipher's own primitives, linked from Debian while we develop
    age                     # the stranger's tools: opens parts and originals,
    openssl                 #   checks log signatures, derives keys,
    openssh-client          #   checks bundle and acceptance signatures,
    python3 python3-venv    #   bagit.py and a SQLCipher 4, from PyPI; SeaweedFS too, for the mailbox
    curl                    #   delivers a bundle to a mailbox
    strace                  # faults at every write; the order of writes; who is connected to
    ffmpeg                  # real media for the tests: films, sound, pictures,
    espeak-ng               #   speech,
    libimage-exiftool-perl  #   what a camera writes into a photograph,
    python-matplotlib-data  #   a real photograph (United States Navy, public domain),
    pango1.0-tools          #   pages set in Arabic script,
    fonts-hosny-amiri       #   with a typeface that has every Dari and Pashto letter,
    ghostscript             #   bound into one PDF
    libwebkit2gtk-4.1-dev   # the window's web view, and GTK under it
    librsvg2-dev            #   its pictures
    bubblewrap xdg-dbus-proxy # the sandbox of its web process, and its way to the bus
    gstreamer1.0-plugins-base gstreamer1.0-plugins-good # films and sound in it: WebM, Ogg, FLAC,
    gstreamer1.0-plugins-bad gstreamer1.0-libav         #   and MP4 with AAC
    webkit2gtk-driver       # the window is driven as by a person: through WebKit's WebDriver,
    xvfb openbox dbus       #   on a screen, a desktop and a bus of its own,
    xdotool imagemagick     #   with hands, and a camera,
    python3-gi gir1.2-gtk-3.0 # and something to drag files from
    chromium                # every screen is looked at in a second browser, and by axe
)

missing=()
for package in "${packages[@]}"; do
    # shellcheck disable=SC2016  # the pattern is dpkg-query's, not the shell's
    state=$(dpkg-query --show --showformat='${db:Status-Status}' "$package" 2>/dev/null || true)
    [ "$state" = installed ] || missing+=("$package")
done
if [ ${#missing[@]} -gt 0 ]; then
    echo "setup: installing ${missing[*]}"
    if [ "$(id -u)" -eq 0 ]; then as_root=(); else as_root=(sudo); fi
    "${as_root[@]}" apt-get update -qq
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
        "${missing[@]}" > /dev/null
fi

if ! command -v cargo > /dev/null; then
    echo "setup: Rust is missing. Install it as https://rustup.rs says, then run this again." >&2
    exit 1
fi

if ! command -v npm > /dev/null; then
    echo "setup: Node is missing. Install Node 20.19 or newer with npm, then run this again." >&2
    exit 1
fi
page=$(cat ui/package.json ui/package-lock.json | sha256sum | cut -d' ' -f1)
if [ "$(cat ui/node_modules/.stamp 2>/dev/null || true)" != "$page" ]; then
    echo "setup: what builds the page, in ui/node_modules"
    (cd ui && npm ci --ignore-scripts --no-audit --no-fund --silent)
    echo "$page" > ui/node_modules/.stamp
fi

# The folder is stamped with the lists it was made from, so a changed list makes it anew.
stamp=$(cat tests/requirements-build.txt tests/requirements.txt | sha256sum | cut -d' ' -f1)
if [ "$(cat "$venv/stamp" 2>/dev/null || true)" != "$stamp" ]; then
    echo "setup: a Python folder with bagit, SQLCipher 4 and SeaweedFS, in $venv"
    rm -rf "$venv"
    /usr/bin/python3 -m venv "$venv"
    pip=("$venv/bin/pip" --quiet --disable-pip-version-check install --require-hashes --no-deps)
    "${pip[@]}" -r tests/requirements-build.txt
    # Without isolation pip builds bagit with what was just checked, and fetches nothing unnamed.
    "${pip[@]}" --no-build-isolation -r tests/requirements.txt
    echo "$stamp" > "$venv/stamp"
fi

if [ "${1:-}" = deny ]; then
    installed=$("$tools/bin/cargo-deny" --version 2>/dev/null || cargo-deny --version 2>/dev/null || true)
    if [ "$installed" != "cargo-deny $deny_version" ]; then
        echo "setup: building cargo-deny $deny_version into $tools (once, a few minutes)"
        cargo install --quiet --locked --version "$deny_version" --root "$tools" \
            --target-dir "$tools/build" cargo-deny
        rm -rf "$tools/build"
    fi
fi

if [ "${1:-}" = bench ] && [ ! -x "$tools/nginx/usr/sbin/nginx" ]; then
    # Unpacked, not installed: Debian would start it at once, on port 80.
    echo "setup: nginx from Debian, in $tools/nginx"
    rm -rf "$tools/nginx"
    mkdir -p "$tools/nginx"
    (cd "$tools/nginx" && apt-get download -qq -o APT::Sandbox::User=root nginx && dpkg-deb --extract nginx_*.deb . && rm nginx_*.deb)
fi
