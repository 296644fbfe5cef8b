// The files of a draft with what reads and writes them.

import { Doc } from "./documents.js";
import { data as dataOf, read } from "./read.js";
import { edited } from "./splice.js";
import { write } from "./write.js";

Doc.files = { read, dataOf, edited, write };

export { Doc };
