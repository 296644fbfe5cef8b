# Sourced by the scripts beside it. What commands print quotes strangers: as a block of code it can be no markup, mention or number for
# the code host, also once the host has decoded what it was given. No line ends the block: its fence is longer than any run in the text.
export LC_ALL=C.UTF-8

# Usage: quoted CHARACTERS < TEXT
quoted() {
  local text
  text=$(tr -d '\0' | sed -E 's/`{10,}/`````````…/g')
  if ((${#text} > $1)); then text="${text:0:$1}"$'\n… (cut here)'; fi
  printf '\n%s\n%s\n%s\n\n' '``````````' "$text" '``````````'
}
