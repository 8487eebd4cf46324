/** The shell that commands are shown for: chosen once, kept while the window is open. */
import type { CommandView } from "../wire/CommandView";

export type Shell = "posix" | "powershell" | "cmd" | "package_json";

/** Each shell with its word key. */
export const SHELLS: readonly (readonly [shell: Shell, word: string])[] = [
  ["posix", "ui-shell-posix"], ["powershell", "ui-shell-powershell"], ["cmd", "ui-shell-cmd"], ["package_json", "ui-shell-package"],
];

let chosen = $state<Shell>(navigator.userAgent.includes("Windows") ? "powershell" : "posix");

export const shell = (): Shell => chosen;

export function setShell(to: Shell): void {
  chosen = to;
}

/** A command in the spelling of the shell that is chosen. */
export const spelled = (command: CommandView): string => command[chosen];
