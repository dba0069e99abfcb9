/** The live preview in one tab: what comes from the server, and who does something about it. */

import { ownPath } from "./address.js";
import { Bar } from "./bar.js";
import { LastLooked } from "./last_looked.js";
import { noticeFor } from "./notices.js";
import { openPanel } from "./panel.js";
import { reserveRoom } from "./reserve.js";
import { isCurrent, readState } from "./state.js";
import { StateStream } from "./stream.js";
import { Updates } from "./updates.js";

const panel = openPanel();
const bar = new Bar(panel);
const lastLooked = new LastLooked();
const updates = new Updates(say);
const stream = new StateStream(receive, (isReached) => panel.connected(isReached));
let newest = null;
let notice = null;

function receive(text) {
  const state = readState(text);
  if (state === null || !isCurrent(state, newest)) return;
  const isNews = newest !== null && state.session === newest.session && state.build > newest.build;
  newest = state;
  panel.dataset.build = state.build;
  panel.show(state.problems);
  say(null, state);
  updates.take(state);
  if (isNews) followSaved(state);
}

function say(answer, state) {
  notice = noticeFor(ownPath(), state, answer, notice);
  panel.say(notice);
}

async function followSaved(state) {
  if (!state.follow || state.saved === null) return;
  const isHere = await lastLooked.isThis(`${state.session} ${state.build}`);
  if (isHere && state.saved !== ownPath()) location.assign(state.saved);
}

function dress() {
  bar.render();
  reserveRoom(panel);
}

function start() {
  lastLooked.start();
  stream.start();
}

// A page that goes into the back/forward cache gives its stream away, and catches up when it comes back.
addEventListener("pagehide", () => {
  stream.stop();
  lastLooked.stop();
});
addEventListener("pageshow", (event) => event.persisted && start());
document.addEventListener("briefgen:update", dress);
dress();
start();
