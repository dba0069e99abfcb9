/** What is to be said about the page itself: that it moved, went, or could not be made. */

/**
 * Return what to say, or null.
 *
 * @param {string} path  of the page in this tab
 * @param {import("./state.js").State} state
 * @param {{kind: string} | null} answer  what the own address gave; null where nobody asked
 * @param {{text: string, path: string | null, isGone?: boolean} | null} before  what is said so far
 */
export function noticeFor(path, state, answer, before) {
  const moved = destination(path, state.moved);
  if (moved) return { text: "This page moved to", path: moved, isGone: true };
  if (state.removed.has(path)) return { text: sentence(state.removed.get(path)), path: null, isGone: true };
  return answer === null ? before : ofAnswer(answer, before);
}

const GONE = { text: "This page is no longer there.", path: null, isGone: true };

function ofAnswer(answer, before) {
  if (answer.kind === "missing") return before?.isGone ? before : GONE;
  if (answer.kind === "elsewhere") return { text: "This address now leads to", path: answer.path };
  if (answer.kind === "failed") {
    return { text: `This page could not be made (${answer.status}). You see it as it last was.`, path: null };
  }
  return answer.kind === "unreachable" ? before : null;
}

// A page may have moved more than once, and back again.
function destination(path, moved) {
  const seen = new Set([path]);
  let last = path;
  while (moved.has(last) && !seen.has(moved.get(last))) {
    last = moved.get(last);
    seen.add(last);
  }
  return last === path ? null : last;
}

function sentence(text) {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
