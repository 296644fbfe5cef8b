// The check of one record, as `casetracker check` does it for one file: every problem with its field, message and hint.
// What is said about bytes, about YAML and about several files together is not here: those rules are about files.

import { sourcesCited } from "./citations.js";
import { damage, hurts } from "./damage.js";
import { hiddenFindings } from "./hidden.js";
import { ORDER_RULES } from "./date_order.js";
import { RULES } from "./rules.js";
import { Shape } from "./shape.js";
import { STATE_RULES } from "./state_rules.js";
import { STATUS_RULES, valuesOf } from "./status.js";
import { worded } from "./wording.js";

const JOINING = [...RULES, ...STATUS_RULES, ...STATE_RULES, ...ORDER_RULES];

/** Makes checkers from the model and the two published schemas. */
export class Checker {
  constructor(model, schemas) {
    this.model = model;
    this.shapes = Object.fromEntries(Object.entries(schemas).map(([kind, schema]) => [kind, new Shape(model.records[kind], model, schema)]));
  }

  /** The problems of a record of a kind. `data` is what its file holds, `id` its name, `today` a day such as 2026-11-24. */
  check(kind, data, id, today) {
    const record = this.model.records[kind];
    const { findings, record: read, broken } = this.shapes[kind].check(data);
    const ofForm = [...findings];
    findings.push(...hiddenFindings(data));
    if (!read) return findings.map((finding) => worded(finding, this.model));
    const damaged = damage(ofForm, record);
    for (const condition of broken) {
      if (hurts(damaged, condition.reads)) continue;
      findings.push({ rule: condition.rule, path: condition.path, values: valuesOf(condition, read, this.model) });
    }
    const context = { id, today, kind, fields: record.fields, model: this.model };
    for (const rule of JOINING) {
      if (!rule.every && !(rule.of ?? ["case"]).includes(kind)) continue;
      if (!hurts(damaged, rule.reads)) findings.push(...rule(read, context));
    }
    findings.push(...sourcesCited(data, record, ofForm, this.model));
    return findings.map((finding) => worded(finding, this.model));
  }
}
