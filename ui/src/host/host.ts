/** The host: the only place that knows Tauri. Commands by name, and the one channel the state comes by. */
import { Channel, invoke } from "@tauri-apps/api/core";

import type { SettingsChange } from "../wire/SettingsChange";
import type { FolderId } from "../wire/FolderId";
import type { LinkId } from "../wire/LinkId";
import type { WindowState } from "../wire/WindowState";

/** Hears the whole state, now and after every change. */
export async function watch(seen: (state: WindowState) => void): Promise<void> {
  const channel = new Channel<WindowState>();
  channel.onmessage = seen;
  await invoke("watch", { channel });
}

export const chooseFolder = () => invoke("choose_folder");
export const practise = (folder: FolderId | null) => invoke("practise", { folder });
export const cancel = () => invoke("cancel");
export const startOver = () => invoke("start_over");
export const openLink = (link: LinkId) => invoke("open_link", { link });
export const setSettings = (change: SettingsChange) => invoke("set_settings", { change });
export const copy = (text: string) => navigator.clipboard.writeText(text);
