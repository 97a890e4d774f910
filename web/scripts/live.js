// Live updates. One connection serves all tabs of a browser, because HTTP/1.1 allows only six to a server: the tab
// that holds the lock listens and passes on to the others.

import { make } from "./common.js";
import htmx from "./htmx.js";
import { toast } from "./toasts.js";

const GATHER_MS = 250;
const OFFLINE_MS = 5000;

const url = document.body.dataset.liveUrl;
const waiting = new Set();
let timer = 0;

if (url) {
  const channel = new BroadcastChannel("kefu-live");
  channel.onmessage = ({ data }) => receive(data);
  const listen = () => connect((message) => {
    channel.postMessage(message);
    receive(message);
  });
  if (navigator.locks) {
    navigator.locks.request("kefu-live", () => {
      listen();
      return new Promise(() => {});
    });
  } else {
    listen();
  }
}

function connect(pass) {
  const stream = new EventSource(url);
  let lost = 0;
  stream.addEventListener("change", ({ data }) => pass({ topics: data.split(" ") }));
  stream.onopen = () => {
    clearTimeout(lost);
    pass({ online: true });
  };
  stream.onerror = () => {
    clearTimeout(lost);
    lost = setTimeout(() => pass({ online: false }), OFFLINE_MS);
    if (stream.readyState === EventSource.CLOSED) {
      // The server refused: most likely the session has ended. Ask again now and then.
      setTimeout(() => connect(pass), 30000);
    }
  };
}

let dismissOffline = null;

function receive({ topics = [], online }) {
  if (online === false) {
    dismissOffline ??= toast(document.getElementById("toasts")?.dataset.offline, "bad");
  } else if (online && dismissOffline) {
    dismissOffline();
    dismissOffline = null;
    // Whatever was missed meanwhile.
    document.querySelectorAll("[data-live]").forEach((element) => htmx.trigger(element, "live"));
  }
  topics.forEach((topic) => waiting.add(topic));
  if (topics.length > 0) {
    clearTimeout(timer);
    timer = setTimeout(apply, GATHER_MS);
    count(topics);
  }
}

function concerns(wanted, topics) {
  return wanted.split(" ").some((topic) => topics.includes(topic));
}

function apply() {
  const topics = [...waiting];
  waiting.clear();
  for (const element of document.querySelectorAll("[data-live]")) {
    if (concerns(element.dataset.live, topics)) {
      htmx.trigger(element, "live");
    }
  }
}

function count(topics) {
  for (const list of document.querySelectorAll("[data-live-list]")) {
    if (concerns(list.dataset.liveList, topics)) {
      list.dataset.liveCount = Number(list.dataset.liveCount ?? 0) + 1;
      offer(list, Number(list.dataset.liveCount));
    }
  }
}

function offer(list, n) {
  let pill = list.previousElementSibling;
  if (!pill?.matches(".k-pill")) {
    const button = make("button", "btn btn-sm btn-primary");
    button.type = "button";
    button.addEventListener("click", () => show(list.id));
    pill = make("div", "k-pill", button);
    pill.setAttribute("role", "status");
    list.before(pill);
  }
  const words = n === 1 ? list.dataset.liveOne : list.dataset.liveMany.replace("{n}", n);
  pill.firstElementChild.textContent = words;
}

async function show(id) {
  const target = `#${CSS.escape(id)}`;
  await htmx.ajax("GET", location.pathname + location.search, { target, select: target, swap: "outerHTML" });
  const list = document.querySelector(target);
  if (list?.previousElementSibling?.matches(".k-pill")) {
    list.previousElementSibling.remove();
  }
  list?.querySelector("tbody a, a")?.focus({ preventScroll: true });
}
