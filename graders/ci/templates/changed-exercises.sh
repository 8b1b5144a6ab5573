#!/usr/bin/env bash
# Prints `exercises=` and the exercises, NN-slug, whose files differ between a commit and HEAD, for GITHUB_OUTPUT. All
# that are there, where the commit is not known: at a first push, or after the history was rewritten.
# Run it in the repository with the submission, which holds them as NN-slug/ or exercises/NN-slug/.
set -euo pipefail

before=${1:-}
if [ -n "$before" ] && git cat-file -e "$before^{commit}" 2>/dev/null; then
  paths=$(git -c core.quotePath=false diff --name-only "$before" HEAD)
else
  paths=$(git -c core.quotePath=false ls-files)
fi
ids=$(printf '%s\n' "$paths" | sed -nE 's#^(exercises/)?([0-9]{2}-[a-z0-9]+(-[a-z0-9]+)*)/.*#\2#p' | sort -u)

# An exercise that was deleted has no file left to grade.
list=()
for id in $ids; do
  if [ -d "exercises/$id" ] || [ -d "$id" ]; then list+=("$id"); fi
done
echo "exercises=${list[*]:-}"
