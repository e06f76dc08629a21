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

fail() {
  echo "${0##*/}: $1" >&2
  exit 1
}

socket_of() {
  echo "$sockets/$1/containerd.sock"
}

kubectl_admin() {
  kubectl --kubeconfig "$kubeconfig" "$@"
}
