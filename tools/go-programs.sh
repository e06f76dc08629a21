# Builds programs from their Go modules; sourced by the scripts that need them. WORK is a folder of theirs.

say() { echo "$(basename "$0"): $1" >&2; }

say_and_exit() {
  say "$1"
  exit 1
}

is_recent() { # GO
  local oldest=go1.24
  [ "$(printf '%s\n' $oldest "$("$1" env GOVERSION)" | sort -V | head -n 1)" = $oldest ]
}

find_go() { # WHAT: what it is to build
  local go
  for go in "$(command -v go || true)" /usr/local/go/bin/go "${HOME:-}"/go/bin/go; do
    if [ -n "$go" ] && [ -x "$go" ] && is_recent "$go"; then
      echo "$go"
      return
    fi
  done
  say_and_exit "expected $1, or Go 1.24 or newer to build from modules (on PATH or in /usr/local/go), found neither"
}

# go_module NAME VERSION: a module of our own that requires NAME. Its replace lines, which count in
# the main module only, are repeated: Kubernetes' staging folders are published as v0.MINOR.PATCH.
go_module() {
  local go_mod path
  mkdir "$WORK/module"
  cd "$WORK/module"
  "$GO" mod init kube.programs/build 2>/dev/null
  "$GO" mod edit -require="$1@v$2"
  go_mod=$("$GO" mod download -json "$1@v$2" | sed -n 's/.*"GoMod": "\(.*\)".*/\1/p')
  sed -n 's|^[[:space:]]*\([^ ]*\) => \./staging/.*|\1|p' "$go_mod" | while read -r path; do
    "$GO" mod edit -replace="$path=$path@v0.${2#1.}"
  done
}

go_build() { # MODULE VERSION PACKAGE PROGRAM [LINKER_FLAGS]
  say "building $(basename "$4") $2"
  (
    go_module "$1" "$2"
    local stamp=k8s.io/component-base/version
    CGO_ENABLED=0 GOFLAGS=-mod=mod "$GO" build -trimpath -o "$4" \
      -ldflags "-s -w -X $stamp.gitVersion=v$2 -X $stamp.gitMajor=1 -X $stamp.gitMinor=$(cut -d. -f2 <<<"$2") ${5:-}" \
      "$3" 2>"$WORK/go.log"
  ) || say_and_exit "expected $1 $2 to build, found: $(tail -n 3 "$WORK/go.log")"
  rm -rf "$WORK/module"
}
