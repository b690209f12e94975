# Functions that ./mynah and ./test share. POSIX sh; sourced with $root set. Everything they say goes to standard error.

# What speaking needs, and what the tests need beyond it (Debian package names).
run_packages="libespeak-ng1 espeak-ng-data libopus0 libmp3lame0 libsonic0 libmecab2 mecab-ipadic-utf8 libportaudio2"
test_packages="ffmpeg espeak-ng pocketsphinx pocketsphinx-en-us python3-websocket python3-requests python3-aiohttp"
test_packages="$test_packages pulseaudio pulseaudio-utils libasound2-plugins postgresql flite"

artifacts=$root/artifacts
program_link=$artifacts/mynah

say() { printf 'mynah: %s\n' "$*" >&2; }

fail() { say "$*"; exit 1; }

# One build or installation at a time. The lock is a folder that holds its owner's process id; a dead owner's lock is taken over.
lock() {
    mkdir -p "$artifacts" || fail "cannot write to $artifacts. Make the folder writable, or copy the project elsewhere."
    lock_folder=$artifacts/.lock
    waited=
    until mkdir "$lock_folder" 2>/dev/null; do
        owner=$(cat "$lock_folder/pid" 2>/dev/null || true)
        if [ -n "$owner" ] && ! kill -0 "$owner" 2>/dev/null; then
            mv "$lock_folder" "$lock_folder.$$" 2>/dev/null && rm -rf "$lock_folder.$$"
            continue
        fi
        [ -n "$waited" ] || say "waiting for another build (process ${owner:-unknown})"
        waited=yes
        sleep 1
    done
    echo $$ >"$lock_folder/pid"
    trap 'rm -rf "$lock_folder"' EXIT
    trap 'exit 130' INT
    trap 'exit 143' TERM HUP
}

unlock() {
    rm -rf "$lock_folder"
    trap - EXIT INT TERM HUP
}

require_sdk() {
    command -v dotnet >/dev/null 2>&1 ||
        fail "the .NET 10 SDK is needed and 'dotnet' is not on the PATH. Install it from https://dotnet.microsoft.com/download/dotnet/10.0 and run this again."
    dotnet --list-sdks 2>/dev/null | grep -q '^10\.' ||
        fail "the .NET 10 SDK is needed; 'dotnet --list-sdks' shows: $(dotnet --list-sdks 2>/dev/null | tr '\n' ' '). Install it from https://dotnet.microsoft.com/download/dotnet/10.0 and run this again."
}

# Prints those of the given packages that are not installed.
missing_packages() {
    command -v dpkg-query >/dev/null 2>&1 || return 0
    for package in "$@"; do
        case $(dpkg-query -W -f='${Status}' "$package" 2>/dev/null) in
            *" installed") ;;
            *) printf '%s ' "$package" ;;
        esac
    done
}

# Installs what is missing where that is possible; otherwise says what to type. Never fails: the program names what it lacks.
install_packages() {
    if ! command -v dpkg-query >/dev/null 2>&1 || ! command -v apt-get >/dev/null 2>&1; then
        say "this system has no apt; if speaking fails, install the equivalents of: $*"
        return 0
    fi
    missing=$(missing_packages "$@")
    [ -n "$missing" ] || return 0
    if [ "${MYNAH_NO_INSTALL:-}" = 1 ]; then
        say "not installed (MYNAH_NO_INSTALL=1): $missing- install with: apt-get install $missing"
        return 0
    fi
    if [ "$(id -u)" = 0 ]; then
        as_root=
    elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then
        as_root="sudo -n"
    else
        say "not installed, and this user may not install: $missing- type: sudo apt-get install $missing"
        return 0
    fi
    say "installing $missing"
    # shellcheck disable=SC2086 # both are lists of words
    if ! $as_root env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300 install -y -qq --no-install-recommends $missing >"$artifacts/install.log" 2>&1 </dev/null; then
        $as_root apt-get -o DPkg::Lock::Timeout=300 update -qq >>"$artifacts/install.log" 2>&1 </dev/null || true
        $as_root env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300 install -y -qq --no-install-recommends $missing >>"$artifacts/install.log" 2>&1 </dev/null ||
            say "could not install $missing(see $artifacts/install.log); type: apt-get update && apt-get install $missing"
    fi
}

# Runs a step of the build quietly; its output is shown only when it fails.
build_step() {
    if ! "$@" >"$artifacts/build.log" 2>&1 </dev/null; then
        grep -E 'error|warn' "$artifacts/build.log" | sort -u | head -n 20 >&2
        fail "the build failed; everything it said is in $artifacts/build.log"
    fi
}

# The folder a symbolic link stands for, or nothing.
resolved() { (cd "$1" 2>/dev/null && pwd -P) || true; }

# Publishes the command line into a folder of its own and points the link at it, so that a program that is running keeps its files.
build_program() {
    say "building (first run, or the sources changed)"
    mkdir -p "$artifacts/builds"
    build=$artifacts/builds/$(date +%Y%m%d%H%M%S)-$$
    old=$(resolved "$program_link")
    : >"$artifacts/.started"
    export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
    build_step dotnet publish "$root/src/Mynah.Cli/Mynah.Cli.csproj" -c Release -o "$build" -nodeReuse:false
    dirname "$(readlink -f "$(command -v dotnet)")" >"$build/dotnet-root"
    mv "$artifacts/.started" "$build/.built"
    ln -sfn "$build" "$program_link"
    for folder in "$artifacts"/builds/*; do
        [ "$folder" = "$build" ] || [ "$folder" = "$old" ] || rm -rf "$folder"
    done
}
