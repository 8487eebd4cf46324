// Whether the page stutters: the gaps between its frames, and how long its own work holds one up.

/** Begins to watch, in the page. */
function begin() {
  const seen = (window.__frames = { on: true, gaps: [], ours: [] });
  let last = performance.now();
  const tick = (now) => {
    seen.gaps.push(now - last);
    last = now;
    if (seen.on) requestAnimationFrame(tick);
  };
  requestAnimationFrame(tick);

  // Our own work begins with an event or with an answer of core, goes on in microtasks, and ends before the next task;
  // the layout that it asks for belongs to it.
  let counting = false;
  const mark = (what) => {
    if (!seen.on || counting) return;
    counting = true;
    const began = performance.now();
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      void document.body.offsetHeight;
      seen.ours.push([performance.now() - began, what]);
      counting = false;
      port1.close();
    };
    port2.postMessage(0);
  };
  for (const type of ["scroll", "keydown", "click", "input"]) addEventListener(type, () => mark(type), { capture: true, passive: true });
  // Core's answers come by fetch: whoever waits for what is read of one goes on right after.
  for (const read of window.__frames_read ? [] : ["json", "text", "arrayBuffer"]) {
    const own = Response.prototype[read];
    Response.prototype[read] = function (...args) {
      return own.apply(this, args).then((answer) => {
        window.__frames_read(`an answer of core, as ${read}`);
        return answer;
      });
    };
  }
  window.__frames_read = mark;
}

/** Ends it, in the page: all in milliseconds. */
function end() {
  const seen = window.__frames;
  seen.on = false;
  const gaps = seen.gaps.sort((a, b) => b - a);
  const ours = seen.ours.sort(([a], [b]) => b - a);
  return {
    frames: gaps.length, worst: Math.round(gaps[0] ?? 0), tenth: Math.round(gaps[Math.floor(gaps.length / 10)] ?? 0),
    ours: Math.round(ours[0]?.[0] ?? 0), what: ours[0]?.[1], pieces: ours.length, answers: ours.filter(([, what]) => what.startsWith("an answer")).length,
  };
}

/**
 * The longest gaps between frames while something is done, which hold whatever else this computer does; and `ours`, the
 * longest stretch in which our own script and layout held the page.
 */
export async function measured(page, doing) {
  await page.run(begin);
  await doing();
  return page.run(end);
}

/** Scrolls a box from end to end, and waits until its rows have come. */
export const scroll = (page, box) =>
  page.runAsync(
    (css, done) => {
      const el = document.querySelector(css);
      el.scrollTop = 0;
      let at = 0;
      const move = setInterval(() => {
        at += Math.max(200, el.scrollHeight / 60);
        el.scrollTop = at;
        if (at < el.scrollHeight) return;
        clearInterval(move);
        setTimeout(() => done(true), 300);
      }, 40);
    },
    box,
  );

/** The gaps between frames while a box is scrolled from end to end. */
export const smooth = (page, box) => measured(page, () => scroll(page, box));
