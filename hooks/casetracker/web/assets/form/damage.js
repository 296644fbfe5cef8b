// What of a record could not be read, and so which rules could be misled by the rest, as record/validate/damage.py has it.

/** The fields that faults of form leave without a sound value, at least in one place: `custody.from`. */
export function damage(findings, record) {
  const mapped = new Set(record.fields.filter(({ kind }) => kind.is === "keyed" || kind.is === "prose").map(({ key }) => key));
  return new Set(findings.map((finding) => keysOf(finding, mapped).join(".")).filter(Boolean));
}

/** Whether a rule reads something that is damaged, by itself or with what it stands in. */
export function hurts(damaged, reads) {
  return reads.some((field) => {
    const keys = field.split(".");
    return keys.some((_, index) => damaged.has(keys.slice(0, index + 1).join(".")));
  });
}

function keysOf({ rule, path, values }, mapped) {
  let keys = path.filter((step) => typeof step === "string");
  if (mapped.has(keys[0])) keys = [keys[0], ...keys.slice(2)];
  if (rule === "key-missing") return [...keys, values.key];
  if (rule === "sources-missing") return [...keys, "sources"];
  if (rule === "key-unknown") return values.meant ? [...keys.slice(0, -1), values.meant] : [];
  return keys;
}
