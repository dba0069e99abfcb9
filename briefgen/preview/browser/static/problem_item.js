/** One problem as an item of a list. */

import { element } from "./elements.js";

const NAMES = { error: "Error", warning: "Warning", info: "Note" };

/** Return the item of a problem: what is wrong, where, the line itself, and the way out. */
export function problemItem(problem) {
  return element(
    "li",
    { className: problem.severity },
    element(
      "p",
      { className: "message" },
      element("b", {}, problem.code ? `${NAMES[problem.severity]} ${problem.code}` : NAMES[problem.severity]),
      ` ${problem.message}`,
    ),
    problem.path ? element("p", { className: "place" }, place(problem)) : null,
    problem.excerpt ? element("pre", { tabIndex: 0 }, excerpt(problem)) : null,
    problem.help ? element("p", { className: "help" }, problem.help) : null,
  );
}

function place(problem) {
  const text = [problem.path, problem.line, problem.line && problem.column].filter(Boolean).join(":");
  return problem.editor ? element("a", { href: problem.editor }, text) : text;
}

function excerpt(problem) {
  if (!problem.caret) return problem.excerpt;
  const isPlaced = /^\s/.test(problem.caret);
  return `${problem.excerpt}\n${isPlaced ? "" : indent(problem)}${problem.caret}`;
}

// A tab before the place is as wide in the line below only as a tab.
function indent(problem) {
  const before = problem.excerpt.slice(0, Math.max(0, problem.column - 1));
  return before.replace(/[^\t]/gu, " ");
}
