# What the scripts of this folder agree on.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
: "${KUBERNETES_VERSION:=v1.34.2}"
: "${CLUSTER_PROGRAMS:=${HOME:-/root}/.cache/backupstream/kubernetes-$KUBERNETES_VERSION}"
: "${CLUSTER_STATE:=/var/tmp/backupstream-cluster}"
export PATH=$CLUSTER_PROGRAMS:$PATH
kubeconfig=$CLUSTER_STATE/kubeconfig
sockets=/run/backupstream-cluster
host_address=10.123.0.1
bridge=bsbr0
service_account=/run/secrets/kubernetes.io/serviceaccount
mark=$CLUSTER_STATE/.backupstream-cluster # tells a state's folder from any other that a variable may name

fail() {
  echo "${0##*/}: $1" >&2
  exit 1
}

require_ours() {
  [[ -O $CLUSTER_STATE && -f $mark ]] || fail "$CLUSTER_STATE is not a cluster's state of this user, and stays as it is"
}

# A pid alone may be another process by now, above all after a reboot.
identity() { # PID
  local stat
  stat=$(cat "/proc/$1/stat" 2>/dev/null) || return 1
  stat=${stat##*) }
  [[ $stat != Z* ]] || return 1
  echo "$1 $(cut -d' ' -f20 <<<"$stat") $(cat /proc/sys/kernel/random/boot_id)"
}

process_of() { # NAME: the pid of a program that `up` started, while it runs
  local started pid
  started=$(cat "$CLUSTER_STATE/pids/$1" 2>/dev/null) || return 1
  pid=${started%% *}
  [[ $(identity "$pid") = "$started" ]] || return 1
  echo "$pid"
}

socket_of() {
  echo "$sockets/$1/containerd.sock"
}

kubectl_admin() {
  kubectl --kubeconfig "$kubeconfig" "$@"
}
