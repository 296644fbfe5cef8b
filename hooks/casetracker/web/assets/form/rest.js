// What the form needs once somebody has begun: the check, the previews, the ways to send, and what reads a published file.

import { Checker } from "./check.js";
import { Doc } from "./files.js";
import { codesMeant } from "./guesses.js";
import { preview } from "./preview.js";
import { mark, problemsOf, summary } from "./problems.js";
import { showSending } from "./send.js";

export { Checker, codesMeant, Doc, mark, preview, problemsOf, showSending, summary };
