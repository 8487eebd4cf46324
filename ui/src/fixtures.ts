/** States for the tests of components, typed by the wire. */
import type { Answer } from "./wire/Answer";
import type { FolderSummary } from "./wire/FolderSummary";
import type { Receipt } from "./wire/Receipt";
import type { RunState } from "./wire/RunState";
import type { Scene } from "./wire/Scene";
import type { StepId } from "./wire/StepId";
import type { StepState } from "./wire/StepState";
import type { WindowState } from "./wire/WindowState";

const ORDER: readonly StepId[] = ["account", "folder", "bucket", "access", "files", "answers"];

export const steps = (...states: StepState[]) => ORDER.map((step, i) => ({ step, state: states[i] ?? ("ahead" as const) }));

export const state = (scene: Scene, rest: Partial<WindowState> = {}): WindowState => ({
  settings: { lang: "en", theme: "light", text: 100 },
  drag: null,
  trouble: null,
  ...rest,
  scene,
});

export const summary = (rest: Partial<FolderSummary> = {}): FolderSummary => ({
  root: "/home/minji/blog/dist",
  found_from: null,
  framework: "vite",
  files: 1204,
  bytes: 1_823_411,
  left_out: [{ path: "assets/app.js.map", why: "source-map" }],
  left_out_count: 21,
  warnings: [{ kind: "empty-file", path: "empty.css" }],
  ...rest,
});

export const run = (rest: Partial<RunState> = {}): RunState => ({
  run: "r1",
  venue: { kind: "practice" },
  steps: steps("done", "done", "running"),
  current: null,
  folder: null,
  going: null,
  waiting_seconds: null,
  answers: [],
  receipt: null,
  serving: null,
  ...rest,
});

export const answer = (path: string, wrong: Answer["wrong"] = null): Answer => ({
  probe: { kind: "root", url: `http://127.0.0.1:4000${path}`, expect: { kind: "refusal" } },
  reply: { kind: "answered", status: wrong ? 500 : 200, content_type: "text/html; charset=utf-8", cache_control: null, sha256: "", size: 3 },
  wrong,
});

export const receipt = (rest: Partial<Receipt> = {}): Receipt => ({
  run: "r1",
  outcome: "live",
  url: "http://127.0.0.1:4000",
  bucket: "naru-blog-1a2b3c4d",
  release: "20261122-abcd",
  ops: 14,
  files: 8,
  bytes: 22_958,
  millis: 3_140,
  answers: [answer("/"), answer("/assets/app.js")],
  error: null,
  ...rest,
});

export const crossing = (of: RunState, rest: Partial<Extract<Scene, { kind: "crossing" }>> = {}): Scene => ({
  kind: "crossing",
  folder: null,
  name: null,
  stopping: false,
  site: null,
  ...rest,
  run: of,
});
