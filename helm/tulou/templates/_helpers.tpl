{{/*
What the platform consists of; not for operators to change.
  module         names the image
  role           TULOU_ROLE, for a module with an API and a worker deployment
  databaseUser   the user of the database; none means no database
  elasticsearch  calls Elasticsearch
  serves         has an API on port 8080, hence a Service
  callers        who calls it besides the bff
*/}}
{{- define "tulou.structure" -}}
bff:
  module: bff
  serves: true
comment-service:
  module: comment-service
  databaseUser: comment_service
  elasticsearch: true
  serves: true
comment-job:
  module: comment-job
  databaseUser: comment_job
  elasticsearch: true
  serves: true
feed-service:
  module: feed-service
  role: api
  databaseUser: feed_service
  serves: true
  callers: [comment-service, comment-job]
feed-worker:
  module: feed-service
  role: worker
  databaseUser: feed_service
history-service:
  module: history-service
  role: api
  databaseUser: history_service
  serves: true
  callers: [comment-job]
history-worker:
  module: history-service
  role: worker
  databaseUser: history_service
{{- end }}

{{/* Each workload with its structure and its settings: defaults, overridden by its own. */}}
{{- define "tulou.workloads" -}}
{{- $workloads := include "tulou.structure" . | fromYaml }}
{{- range $name, $workload := $workloads }}
{{- $own := get $.Values.workloads $name | default dict }}
{{- $_ := set $workload "settings" (mergeOverwrite (deepCopy $.Values.defaults) (deepCopy $own)) }}
{{- end }}
{{- toYaml $workloads }}
{{- end }}

{{- define "tulou.fullname" -}}
{{- $name := default .Chart.Name .Values.nameOverride }}
{{- if .Values.fullnameOverride }}
{{- .Values.fullnameOverride | trunc 40 | trimSuffix "-" }}
{{- else if contains $name .Release.Name }}
{{- .Release.Name | trunc 40 | trimSuffix "-" }}
{{- else }}
{{- printf "%s-%s" .Release.Name $name | trunc 40 | trimSuffix "-" }}
{{- end }}
{{- end }}

{{- define "tulou.serviceAccountName" -}}
{{- if .Values.serviceAccount.create }}
{{- default (include "tulou.fullname" .) .Values.serviceAccount.name }}
{{- else }}
{{- default "default" .Values.serviceAccount.name }}
{{- end }}
{{- end }}

{{/* Arguments: root, module. */}}
{{- define "tulou.image" -}}
{{- $image := .root.Values.image }}
{{- with $image.registry }}{{ . }}/{{ end }}
{{- $image.repository }}/{{ .module }}:{{ default .root.Chart.AppVersion $image.tag }}
{{- end }}

{{/* Arguments: root, name (of the workload). */}}
{{- define "tulou.selectorLabels" -}}
app.kubernetes.io/name: {{ default .root.Chart.Name .root.Values.nameOverride }}
app.kubernetes.io/instance: {{ .root.Release.Name }}
app.kubernetes.io/component: {{ .name }}
{{- end }}

{{/* Arguments: root, name (of the workload). */}}
{{- define "tulou.labels" -}}
{{ include "tulou.selectorLabels" . }}
app.kubernetes.io/version: {{ .root.Chart.AppVersion | quote }}
app.kubernetes.io/part-of: tulou
app.kubernetes.io/managed-by: {{ .root.Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .root.Chart.Name .root.Chart.Version }}
{{- end }}

{{/* Plain environment of a workload. Arguments: root, name, workload. */}}
{{- define "tulou.environment" -}}
{{- $values := .root.Values }}
{{- $fullname := include "tulou.fullname" .root }}
{{- $env := dict
  "SERVER_PORT" "8080"
  "MANAGEMENT_SERVER_PORT" "9080"
  "JDK_JAVA_OPTIONS" $values.jvmOptions
  "TULOU_KAFKA" $values.kafka.bootstrapServers }}
{{- with .workload.role }}
{{- $_ := set $env "TULOU_ROLE" . }}
{{- end }}
{{- if .workload.databaseUser }}
{{- $_ := set $env "TULOU_MYSQL_URL" $values.mysql.url }}
{{- end }}
{{- if not $values.secrets.keys.redisUrl }}
{{- $_ := set $env "TULOU_REDIS_URL" $values.redis.url }}
{{- end }}
{{- if and .workload.elasticsearch (not $values.secrets.keys.elasticsearchUrl) }}
{{- $_ := set $env "TULOU_ELASTICSEARCH" $values.elasticsearch.url }}
{{- end }}
{{- if eq .name "comment-service" }}
{{- $_ := set $env "TULOU_FEED_SERVICE" (printf "http://%s-feed-service:8080" $fullname) }}
{{- end }}
{{- if eq .name "comment-job" }}
{{- $_ := set $env "TULOU_FEED_SERVICE" (printf "http://%s-feed-service:8080" $fullname) }}
{{- $_ := set $env "TULOU_HISTORY_SERVICE" (printf "http://%s-history-service:8080" $fullname) }}
{{- end }}
{{- if eq .name "bff" }}
{{- $_ := set $env "TULOU_COMMENT_SERVICE" (printf "http://%s-comment-service:8080" $fullname) }}
{{- $_ := set $env "TULOU_FEED_SERVICE" (printf "http://%s-feed-service:8080" $fullname) }}
{{- $_ := set $env "TULOU_HISTORY_SERVICE" (printf "http://%s-history-service:8080" $fullname) }}
{{- $_ := set $env "TULOU_COMMENT_JOB" (printf "http://%s-comment-job:8080" $fullname) }}
{{- $_ := set $env "TULOU_JWK_SET_URI" $values.auth.jwkSetUri }}
{{- $_ := set $env "TULOU_JWT_ISSUER" $values.auth.issuer }}
{{- $_ := set $env "TULOU_JWT_AUDIENCE" $values.auth.audience }}
{{- end }}
{{- toYaml (mergeOverwrite $env .workload.settings.env) }}
{{- end }}

{{/* Secret environment of a workload. Arguments: root, workload. */}}
{{- define "tulou.secretEnvironment" -}}
{{- $secret := .root.Values.secrets.existingSecret }}
{{- $keys := .root.Values.secrets.keys }}
{{- include "tulou.fromSecret" (list "TULOU_INTERNAL_KEY" $secret $keys.internalKey) }}
{{- include "tulou.fromSecret" (list "TULOU_CURSOR_KEY" $secret $keys.cursorKey) }}
{{- with .workload.databaseUser }}
{{- include "tulou.fromSecret" (list "TULOU_MYSQL_PASSWORD" $secret (get $keys.mysqlPassword .)) }}
{{- end }}
{{- with $keys.redisUrl }}
{{- include "tulou.fromSecret" (list "TULOU_REDIS_URL" $secret .) }}
{{- end }}
{{- if and .workload.elasticsearch $keys.elasticsearchUrl }}
{{- include "tulou.fromSecret" (list "TULOU_ELASTICSEARCH" $secret $keys.elasticsearchUrl) }}
{{- end }}
{{- end }}

{{/* One variable from a Secret. Arguments: list of variable, secret, key. */}}
{{- define "tulou.fromSecret" }}
- name: {{ index . 0 }}
  valueFrom:
    secretKeyRef:
      name: {{ index . 1 | quote }}
      key: {{ index . 2 | quote }}
{{- end }}

{{- define "tulou.podSecurityContext" -}}
runAsNonRoot: true
runAsUser: 10001
runAsGroup: 10001
seccompProfile:
  type: RuntimeDefault
{{- end }}

{{- define "tulou.containerSecurityContext" -}}
allowPrivilegeEscalation: false
readOnlyRootFilesystem: true
capabilities:
  drop:
    - ALL
{{- end }}

{{- define "tulou.imagePullSecrets" -}}
{{- with .Values.image.pullSecrets }}
imagePullSecrets:
  {{- range . }}
  - name: {{ . | quote }}
  {{- end }}
{{- end }}
{{- end }}
