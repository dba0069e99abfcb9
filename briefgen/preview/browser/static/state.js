/**
 * The state of the preview, as the server sends it, read with suspicion.
 *
 * @typedef {object} State
 * @property {string} session  differs for every start of the server
 * @property {number} build  counts up within a session
 * @property {Problem[]} problems
 * @property {string | null} saved  path of the page whose source was saved last
 * @property {boolean} follow  whether a tab goes to the page that was saved
 * @property {Map<string, string>} moved  path to new path
 * @property {Map<string, string>} removed  path to the reason, a sentence
 * @property {Set<string>} styles  paths of style sheets whose bytes changed with this build
 *
 * @typedef {object} Problem
 * @property {"error" | "warning" | "info"} severity
 * @property {string} code
 * @property {string} message
 * @property {string} path
 * @property {number} line  0 where the problem has none
 * @property {number} column  from 1
 * @property {string} excerpt
 * @property {string} caret
 * @property {string} help
 * @property {string} editor  address that opens the place in an editor, or ""
 */

import { pathInSite } from "./address.js";

const SEVERITIES = ["error", "warning", "info"];
// What such an address names runs in the page that links to it.
const RUNS_IN_THE_PAGE = /^\s*(javascript|data|vbscript|blob|about|filesystem):/i;
const ADDRESS = /^[a-z][a-z0-9+.-]*:/i;

/** Return the state that a JSON text holds, or null where it holds none. */
export function readState(text) {
  const given = parse(text);
  if (typeof given?.session !== "string" || !Number.isSafeInteger(given.build)) return null;
  return {
    session: given.session,
    build: given.build,
    problems: list(given.problems).filter(isObject).map(readProblem).sort(bySeverity),
    saved: pathInSite(given.saved),
    follow: given.follow === true,
    moved: pairs(given.moved, pathInSite),
    removed: pairs(given.removed, string),
    styles: new Set(list(given.styles).map(pathInSite).filter(Boolean)),
  };
}

/** Tell whether a state is of now, seen from the newest known one: not an older one that came late. */
export function isCurrent(state, newest) {
  return newest === null || state.session !== newest.session || state.build >= newest.build;
}

function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function readProblem(given) {
  const editor = string(given.editor);
  return {
    severity: SEVERITIES.includes(given.severity) ? given.severity : "error",
    code: string(given.code),
    message: string(given.message),
    path: string(given.path),
    line: count(given.line),
    column: count(given.column),
    excerpt: string(given.excerpt),
    caret: string(given.caret),
    help: string(given.help),
    editor: ADDRESS.test(editor) && !RUNS_IN_THE_PAGE.test(editor) ? editor : "",
  };
}

function bySeverity(one, other) {
  return SEVERITIES.indexOf(one.severity) - SEVERITIES.indexOf(other.severity);
}

function pairs(given, readValue) {
  const entries = Object.entries(isObject(given) ? given : {});
  const read = entries.map(([path, value]) => [pathInSite(path), readValue(value)]);
  return new Map(read.filter(([path, value]) => path && value));
}

const isObject = (given) => typeof given === "object" && given !== null;
const list = (given) => (Array.isArray(given) ? given : []);
const string = (given) => (typeof given === "string" ? given : "");
const count = (given) => (Number.isSafeInteger(given) && given > 0 ? given : 0);
