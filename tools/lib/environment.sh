# shellcheck shell=bash
# What every tool begins with: where the source lies, and how a command gets into the build environment.
#
# Debian 13 and newer is the build environment itself, once tools/packages are installed. An older Debian gets a private
# Debian 13 root below ~/.cache, entered with bubblewrap: only /usr and /etc are then Debian 13's; the source, the home
# folder, /tmp and the display are the host's, each at its own path. The root is never written to after it was made.
set -euo pipefail

tool=$(basename "$(readlink -f "$0")")
source_dir=$(readlink -f "$(dirname "${BASH_SOURCE[0]}")/../..")

# How a private Debian 13 is made; the list of packages comes on top.
recipe=(
    --variant=apt --format=tar
    --dpkgopt=force-unsafe-io --dpkgopt='path-exclude=/usr/share/man/*'
    --customize-hook='printf "%s UTF-8\n" en_GB.UTF-8 en_US.UTF-8 zh_CN.UTF-8 zh_TW.UTF-8 >"$1/etc/locale.gen"'
    --customize-hook='chroot "$1" locale-gen >/dev/null'
    --customize-hook='touch "$1/etc/hosts" "$1/etc/resolv.conf"'
    trixie
)

say() {
    printf '%s: %s\n' "$tool" "$*" >&2
}

# give_up STATUS LINE…
give_up() {
    local status=$1 line
    shift
    for line; do say "$line"; done
    exit "$status"
}

packages() {
    sed 's/#.*//' "$source_dir/tools/packages" | xargs -n 1 | sort -u
}

# Runs a command inside the build environment, in the current folder, in place of this shell.
inside() {
    if [ -n "${FENGSUI_INSIDE:-}" ]; then
        exec "$@"
    fi
    # Several trees on one machine compile the same files: let ccache find them whatever folder they lie in.
    export CCACHE_BASEDIR=$source_dir CCACHE_NOHASHDIR=1
    local version
    version=$(debian_version)
    if [ -z "$version" ]; then
        give_up 3 "this is not Debian, and Fengsui's tools can set up only Debian by themselves." \
            "With the following installed (Debian 13's names), set FENGSUI_INSIDE=1 and call again:" "$(packages | xargs)"
    elif [ "$version" -ge 13 ]; then
        # shellcheck disable=SC2046 # one package a word
        install_missing "what Fengsui is built with" $(packages)
        FENGSUI_INSIDE=host exec "$@"
    else
        enter_root "$@"
    fi
}

# A tool calls this first with its own arguments, and goes on only inside the build environment.
go_inside() {
    [ -n "${FENGSUI_INSIDE:-}" ] || inside "$source_dir/tools/$tool" "$@"
}

# Debian's number; 99 for testing and unstable, which carry none; nothing for other systems.
debian_version() (
    ID='' VERSION_ID=99
    # shellcheck source=/dev/null
    [ ! -r /etc/os-release ] || . /etc/os-release
    [ "$ID" != debian ] || echo "${VERSION_ID%%.*}"
)

# install_missing PURPOSE PACKAGE… - from the host's own apt, and silent when nothing is missing.
install_missing() {
    local purpose=$1 missing as_root=()
    shift
    missing=$(comm -23 <(printf '%s\n' "$@" | sort) \
        <(dpkg-query -W -f '${db:Status-Status} ${Package}\n' "$@" 2>/dev/null | sed -n 's/^installed //p' | sort -u))
    [ -n "$missing" ] || return 0
    # shellcheck disable=SC2086 # one package a word
    set -- $missing
    if [ "$(id -u)" != 0 ]; then
        command -v sudo >/dev/null || give_up 3 "missing: $purpose. There is no sudo; as root: apt-get install $*"
        as_root=(sudo)
    fi
    say "installing $purpose (${as_root[*]:+sudo }apt-get install): $*"
    as_root+=(env DEBIAN_FRONTEND=noninteractive apt-get -q -y)
    "${as_root[@]}" update >&2 || say "apt-get update failed; trying with the lists that are there"
    "${as_root[@]}" install --no-install-recommends "$@" >&2 </dev/null ||
        give_up 3 "apt-get could not install these packages. Its reason stands above; put it right and call again."
}

enter_root() {
    local cache=${XDG_CACHE_HOME:-$HOME/.cache}/fengsui root path bind
    # The name tells all that the root is made of, so another list or recipe makes another root.
    root=$cache/root-$({ packages; printf '%s\n' "${recipe[@]}"; } | sha256sum | cut -c 1-12)
    install_missing "what makes and enters a private Debian 13" mmdebstrap bubblewrap uidmap
    [ -d "$root" ] || make_root "$cache" "$root"

    bind=(--tmpfs / --dev-bind /dev /dev --proc /proc --ro-bind /sys /sys --tmpfs /run --tmpfs /var --dir /var/tmp)
    for path in usr etc var/lib/dpkg var/cache/fontconfig; do
        bind+=(--ro-bind "$root/$path" "/$path")
    done
    for path in bin sbin lib lib64; do
        bind+=(--symlink "usr/$path" "/$path")
    done
    for path in /etc/passwd /etc/group /etc/hosts /etc/resolv.conf; do
        bind+=(--ro-bind-try "$path" "$path")
    done
    for path in /*; do
        case $path in
        /bin | /boot | /dev | /etc | /lib* | /lost+found | /proc | /run | /sbin | /sys | /usr | /var) ;;
        *) [ ! -d "$path" ] || bind+=(--bind "$path" "$path") ;;
        esac
    done
    for path in "$source_dir" "$PWD" "$cache" "${CCACHE_DIR:-}" "${XDG_RUNTIME_DIR:-}" "${XAUTHORITY:-}"; do
        case $path in
        /run/* | /var/*) bind+=(--bind-try "$path" "$path") ;;
        esac
    done
    path=$(readlink -m "${FENGSUI_DATA:-$source_dir/../shared/data}")
    bind+=(--ro-bind-try "$path" "$path")

    case ${LC_ALL:-${LANG:-}} in
    zh*.[Uu][Tt][Ff]* | en*.[Uu][Tt][Ff]*) ;;
    zh*) unset LC_ALL && export LANG=zh_CN.UTF-8 ;;
    *) unset LC_ALL && export LANG=C.UTF-8 ;;
    esac
    unset LD_LIBRARY_PATH LD_PRELOAD PKG_CONFIG_PATH CMAKE_PREFIX_PATH QT_PLUGIN_PATH QML2_IMPORT_PATH QML_IMPORT_PATH
    unset CC CXX CFLAGS CXXFLAGS LDFLAGS
    path=$(readlink -f /etc/localtime)
    export PATH=/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin TZ=${TZ:-${path#/usr/share/zoneinfo/}} FENGSUI_INSIDE=$root
    exec bwrap "${bind[@]}" --unshare-pid --die-with-parent --chdir "$PWD" "$@"
}

# make_root CACHE ROOT - under a lock, and under another name until it is complete: a root that can be seen can be used.
make_root() {
    local cache=$1 root=$2 lock half mirror list
    mkdir -p "$cache"
    exec {lock}>"$cache/lock"
    if ! flock -n "$lock"; then
        say "another call is making the private Debian 13; waiting for it"
        flock "$lock"
    fi
    if [ ! -d "$root" ]; then
        rm -rf -- "$cache"/half-made.*
        mirror=$(apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' 'Origin: Debian' |
            grep -v security | head -n 1) || true
        [ -n "$mirror" ] || give_up 3 "this machine's apt knows no Debian mirror." \
            "Name one in /etc/apt/sources.list, run apt-get update, and call again."
        list=$(packages | paste -s -d ,)
        say "making a private Debian 13 in $root, once for this list of packages: 3 minutes, 2 GB"
        half=$(mktemp -d "$cache/half-made.XXXXXX")

        # Through tar, so that everything belongs to the caller, and mmdebstrap needs no way into the caller's home.
        # In a process group of its own, so that it can be ended as a whole, whichever way this shell ends.
        set -m
        {
            { HOME=/ mmdebstrap --include="$list" "${recipe[@]}" - "$mirror" || echo "installing from $mirror" >>"$half.failed"; } |
                { tar -x --no-same-owner --exclude='./dev/*' -C "$half" || echo "unpacking into $half" >>"$half.failed"; }
        } </dev/null &
        set +m
        # shellcheck disable=SC2064 # as they are now
        trap "kill -- -$! 2>/dev/null; wait; rm -rf -- '$half' '$half.failed'" EXIT
        wait $! || true
        [ ! -e "$half.failed" ] || give_up 3 "making the private Debian 13 failed at $(paste -s -d , "$half.failed")." \
            "The reason stands above. Usual ones: no network; less than 3 GB free in $cache or ${TMPDIR:-/tmp};" \
            "old keys (then: apt-get install debian-archive-keyring). Put it right and call again; this attempt leaves nothing."
        mv -T "$half" "$root"
        trap - EXIT
    fi
    exec {lock}>&-
}
