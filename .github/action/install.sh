#!/usr/bin/env bash
# Installs pixellint into an environment of its own below the runner's temporary folder. Inputs come as environment variables.
set -euo pipefail

python=${PIXELLINT_PYTHON:-python3}
version=${PIXELLINT_VERSION:-}
home=${RUNNER_TEMP:?}/pixellint

fail() {
    echo "::error title=pixellint::$1"
    exit 2
}

case $version in
    *[!0-9A-Za-z.+!-]* | -*) fail "the input version is no version" ;;
esac
command -v -- "$python" >/dev/null || fail "no such Python as the input python says; actions/setup-python provides one"
"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || fail "Python 3.11 or newer is needed; actions/setup-python provides one"

# -I: neither the working directory, which a pull request fills, nor its PYTHON variables are looked into
"$python" -I -m venv "$home"
bin=$home/bin
[ -d "$bin" ] || bin=$home/Scripts
if [ -n "$version" ]; then
    what="pixellint==$version"
else
    what=${PIXELLINT_ACTION:?}
fi
# elsewhere than in the working directory, whose settings for pip are not ours
cd "$home"
"$bin/python" -I -m pip --disable-pip-version-check --isolated install --quiet -- "$what"
