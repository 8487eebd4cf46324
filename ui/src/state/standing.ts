/** How the thing the window is about stands, in one word and one tone. */
import type { Scene } from "../wire/Scene";

export interface Standing {
  /** Its name; `null` is the bundled sample. */
  readonly name: string | null;
  /** A word key. */
  readonly word: string;
  readonly tone: "none" | "river" | "ok" | "bad";
  /** Work is under way. */
  readonly going: boolean;
}

export function standing(scene: Scene): Standing | null {
  switch (scene.kind) {
    case "home":
      return null;
    case "looking":
      return { name: scene.name, word: "ui-standing-looking", tone: "river", going: false };
    case "folder":
      return { name: scene.name, word: "ui-standing-ready", tone: "none", going: false };
    case "refused":
      return { name: scene.name, word: "ui-standing-refused", tone: "bad", going: false };
    case "crossing": {
      const ended = scene.run.receipt;
      if (!ended) return { name: scene.name, word: "ui-standing-crossing", tone: "river", going: true };
      const tone = { live: "ok", stored: "ok", cleared: "none", cancelled: "none", failed: "bad" } as const;
      return { name: scene.name, word: `outcome-${ended.outcome}`, tone: tone[ended.outcome], going: false };
    }
  }
}
