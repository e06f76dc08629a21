{{/* What names begin with. */}}
{{- define "backupstream.fullname" -}}
{{- if .Values.fullnameOverride -}}
{{- .Values.fullnameOverride | trunc 40 | trimSuffix "-" -}}
{{- else if contains .Chart.Name .Release.Name -}}
{{- .Release.Name | trunc 40 | trimSuffix "-" -}}
{{- else -}}
{{- printf "%s-%s" .Release.Name .Chart.Name | trunc 40 | trimSuffix "-" -}}
{{- end -}}
{{- end -}}

{{- define "backupstream.labels" -}}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
app.kubernetes.io/part-of: backupstream
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end -}}

{{/* The operator's pods; ingest pods let pods of this name reach their management port. */}}
{{- define "backupstream.selector" -}}
app.kubernetes.io/name: backupstream-operator
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end -}}

{{- define "backupstream.serviceAccount" -}}
{{- .Values.serviceAccount.name | default (printf "%s-operator" (include "backupstream.fullname" .)) -}}
{{- end -}}

{{/* An image's reference out of its values and the chart's appVersion. */}}
{{- define "backupstream.image" -}}
{{- $image := index . 0 -}}
{{- $image.ref | default (printf "%s:%s" $image.repository ($image.tag | default (index . 1).Chart.AppVersion)) -}}
{{- end -}}

{{/* What neither the operator nor the hook needs is denied them. */}}
{{- define "backupstream.podSecurity" -}}
runAsNonRoot: true
runAsUser: 65532
runAsGroup: 65532
seccompProfile:
  type: RuntimeDefault
{{- end -}}

{{- define "backupstream.containerSecurity" -}}
allowPrivilegeEscalation: false
readOnlyRootFilesystem: true
capabilities:
  drop:
  - ALL
{{- end -}}

{{- define "backupstream.pullSecrets" -}}
{{- with .Values.image.pullSecrets }}
imagePullSecrets:
{{- range . }}
- name: {{ . }}
{{- end }}
{{- end }}
{{- end -}}

{{/* On what exists only while a release goes. */}}
{{- define "backupstream.beforeDelete" -}}
helm.sh/hook: pre-delete
helm.sh/hook-delete-policy: before-hook-creation,hook-succeeded,hook-failed
{{- end -}}
