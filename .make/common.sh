# Shared by the scripts of the Makefile: words for the terminal, and how to become root.

say() { printf '%s\n' "$*"; }

stop() {
    printf 'make: %s\n' "$*" >&2
    exit 1
}

has() { command -v "$1" >/dev/null 2>&1; }

is_macos() { [ "$(uname -s)" = Darwin ]; }

# Runs a command as root, directly or through sudo; without either, says what to run.
as_root() {
    if [ "$(id -u)" -eq 0 ]; then
        "$@"
    elif has sudo; then
        sudo "$@"
    else
        stop "this needs root and there is no sudo; run as root: $*"
    fi
}

# Asks before something is installed. YES=1 is the answer for those who cannot be asked.
confirm() {
    [ "${YES:-}" = 1 ] && return
    [ -t 0 ] || stop "nobody to ask here; run it yourself, or say YES=1: $1"
    printf 'Install now? [y/N] '
    read -r answer
    case "$answer" in
        y | Y | yes) ;;
        *) stop "nothing was installed; the command would have been: $1" ;;
    esac
}
