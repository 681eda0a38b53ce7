#!/bin/sh
# What is highlighted as a shell script.
set -eu
for file in "$@"; do
    case $file in
        *.c | *.h) kind=c ;;
        '') continue ;;
        *) kind=$(printf '%s' "${file##*.}" | tr 'A-Z' 'a-z') ;;
    esac
    if [ -r "$file" ] && ! test -z "${kind:-}"; then
        echo "$kind: $((1 + $(wc -l <"$file"))) lines" >&2
    fi
done
cat <<END
$HOME and `date`
END
