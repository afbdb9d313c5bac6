#!/usr/bin/env bash
# Runs pixellint for a GitHub job: annotations to the log, a job summary, SARIF. Inputs come as environment variables and are
# only ever passed on as single arguments.
set -euo pipefail

fail() {
    echo "::error title=pixellint::$1"
    outcome failed
    exit 2
}

output() {
    # a value may hold line ends: GitHub takes everything up to the mark
    local mark
    mark=end-$RANDOM$RANDOM$RANDOM
    printf '%s<<%s\n%s\n%s\n' "$1" "$mark" "$2" "$mark" >>"${GITHUB_OUTPUT:-/dev/null}"
}

outcome() {
    output sarif "$sarif"
    output outcome "$1"
}

known_commit() {
    git rev-parse --quiet --verify --end-of-options "$1^{commit}" >/dev/null 2>&1
}

# What a pull request is compared with: the branch it goes to, or, where only the merge was fetched, the merge's first parent.
base_of_pull_request() {
    if known_commit "refs/remotes/origin/$GITHUB_BASE_REF"; then
        printf '%s' "refs/remotes/origin/$GITHUB_BASE_REF"
    elif known_commit "HEAD^2"; then
        printf '%s' "HEAD^1"
    fi
}

sarif=
sarif_asked=${PIXELLINT_SARIF:-}
summary=${GITHUB_STEP_SUMMARY:-}
scratch=$(mktemp -d "${RUNNER_TEMP:-${TMPDIR:-/tmp}}/pixellint-run.XXXXXX")
trap 'rm -rf -- "$scratch"' EXIT

program=${PIXELLINT_PROGRAM:-}
if [ -z "$program" ]; then
    program=${RUNNER_TEMP:?}/pixellint/bin/pixellint
    [ -e "$program" ] || program=$RUNNER_TEMP/pixellint/Scripts/pixellint
fi

cd -- "${GITHUB_WORKSPACE:-.}"

arguments=(check --format=github --color=never "--audience=${PIXELLINT_AUDIENCE:-developer}")

case ${PIXELLINT_FAIL_LEVEL:-} in
    '') ;;
    never) arguments+=(--fail-level=note) ;;
    *) arguments+=("--fail-level=$PIXELLINT_FAIL_LEVEL") ;;
esac

case ${PIXELLINT_STRICT:-false} in
    true) arguments+=(--strict) ;;
    false) ;;
    *) fail "the input strict is true or false" ;;
esac

case ${PIXELLINT_SUMMARY:-true} in
    true) if [ -n "$summary" ]; then arguments+=("--also=markdown=$scratch/summary.md"); fi ;;
    false) ;;
    *) fail "the input summary is true or false" ;;
esac

if [ -n "$sarif_asked" ]; then
    arguments+=("--also=code-scanning=$scratch/results.sarif")
fi

base=${PIXELLINT_DIFF_BASE:-}
if [ -z "$base" ]; then
    case ${GITHUB_EVENT_NAME:-} in
        pull_request | pull_request_target)
            base=$(base_of_pull_request)
            [ -n "$base" ] || fail "the base of the pull request is not here: give actions/checkout fetch-depth: 0, or the input diff-base: none"
            ;;
        *) base=none ;;
    esac
fi
if [ "$base" != none ]; then
    arguments+=("--diff=$base")
fi

paths=()
while IFS= read -r path; do
    path=${path%$'\r'}
    if [ -n "$path" ]; then paths+=("$path"); fi
done <<<"${PIXELLINT_PATHS:-}"

code=0
"$program" "${arguments[@]}" -- ${paths[@]+"${paths[@]}"} 2>"$scratch/errors" || code=$?

# what is said beside the report may quote names of the code under review: no line of it is to be read as a command
sed -e 's/^[[:space:]]*::/. ::/' -e 's/##\[/## [/g' "$scratch/errors" >&2

if [ -s "$scratch/summary.md" ]; then
    cat -- "$scratch/summary.md" >>"$summary"
fi
if [ -s "$scratch/results.sarif" ]; then
    # a link that the code under review brings at that place is replaced, not followed
    rm -f -- "$sarif_asked"
    mkdir -p -- "$(dirname -- "$sarif_asked")"
    cp -- "$scratch/results.sarif" "$sarif_asked"
    sarif=$sarif_asked
fi

case $code in
    0) outcome clean ;;
    1)
        outcome findings
        if [ "${PIXELLINT_FAIL_LEVEL:-}" = never ]; then code=0; fi
        ;;
    *)
        echo "::error title=pixellint::the job could not be done: see the lines above"
        outcome failed
        ;;
esac
exit "$code"
