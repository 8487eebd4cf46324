// A WebDriver client in one page: https://www.w3.org/TR/webdriver2/. Only what these tests need.

const ELEMENT = "element-6066-11e4-a52e-4f735466cecf";

/** Opens a session; `base` is the driver's address. */
export async function open(base, capabilities) {
  const call = async (method, path, body) => {
    const reply = await fetch(`${base}${path}`, {
      method,
      headers: { "content-type": "application/json" },
      ...(method === "POST" ? { body: JSON.stringify(body ?? {}) } : {}),
      signal: AbortSignal.timeout(60_000),
    });
    const { value } = await reply.json();
    if (value?.error) throw new Error(`${method} ${path}: ${value.error}: ${value.message}`);
    return value;
  };
  const { sessionId } = await call("POST", "/session", { capabilities: { alwaysMatch: capabilities } });
  const at = (method, path, body) => call(method, `/session/${sessionId}${path}`, body);
  const found = (element) => ({
    click: () => at("POST", `/element/${element[ELEMENT]}/click`),
    text: () => at("GET", `/element/${element[ELEMENT]}/text`),
  });
  return {
    title: () => at("GET", "/title"),
    url: () => at("GET", "/url"),
    go: (url) => at("POST", "/url", { url }),
    refresh: () => at("POST", "/refresh"),
    handles: () => at("GET", "/window/handles"),
    size: (x, y, width, height) => at("POST", "/window/rect", { x, y, width, height }),
    png: async () => Buffer.from(await at("GET", "/screenshot"), "base64"),
    find: async (css) => found(await at("POST", "/element", { using: "css selector", value: css })),
    /** Runs a function in the page. */
    run: (fn, ...args) => at("POST", "/execute/sync", { script: `return (${fn}).apply(null, arguments)`, args }),
    /** Runs a function in the page whose last argument ends it. Started and then asked for: WebKit's driver now and
     * then loses the result of `execute/async` ("Could not parse script result"). */
    runAsync: async (fn, ...args) => {
      const id = crypto.randomUUID();
      const script = `const [id, ...args] = arguments; const ended = (window.__ended ??= new Map()); (${fn})(...args, (value) => ended.set(id, { value }));`;
      await at("POST", "/execute/sync", { script, args: [id, ...args] });
      const ask = () => at("POST", "/execute/sync", { script: "return window.__ended?.get(arguments[0]) ?? null", args: [id] });
      return (await until(ask, "a function's end in the page", 60_000)).value;
    },
    script: (script, ...args) => at("POST", "/execute/sync", { script, args }),
    keys: (...keys) =>
      at("POST", "/actions", {
        actions: [
          {
            type: "key",
            id: "keyboard",
            actions: keys.flatMap((key) => {
              const all = [...key].length > 1 && key.includes("+") && key !== "+" ? key.split(/\+(?=.)/) : [key];
              const values = all.map((name) => NAMED[name] ?? name);
              return [
                ...values.map((value) => ({ type: "keyDown", value })),
                ...values.reverse().map((value) => ({ type: "keyUp", value })),
              ];
            }),
          },
        ],
      }),
    close: () => at("DELETE", ""),
  };
}

const NAMED = { Tab: "\uE004", Enter: "\uE007", Space: " ", Control: "\uE009", Shift: "\uE008", Escape: "\uE00C" };

/** Waits until `ask` gives something truthy, and gives it. */
export async function until(ask, what, ms = 15_000) {
  const end = Date.now() + ms;
  for (;;) {
    const answer = await ask().catch((error) => {
      if (Date.now() > end) throw error;
      return undefined;
    });
    if (answer) return answer;
    if (Date.now() > end) throw new Error(`not within ${ms} ms: ${what}`);
    await new Promise((done) => setTimeout(done, 50));
  }
}
