/** Where the keyboard can go. */
const STOPS = "button, [href], input, select, textarea, summary, [tabindex]";

/** Everything in it that Tab stops at, in order. */
export const stops = (within: Element): HTMLElement[] =>
  [...within.querySelectorAll<HTMLElement>(STOPS)].filter((el) => el.tabIndex >= 0 && !el.matches(":disabled") && !hidden(el) && !passed(el, within));

const hidden = (el: HTMLElement) => el.closest("[hidden], [inert]") !== null || getComputedStyle(el).display === "none";

/** Of a group of radio buttons Tab stops at the chosen one alone. */
const passed = (el: HTMLElement, within: Element) =>
  el instanceof HTMLInputElement && el.type === "radio" && !el.checked &&
  [...within.querySelectorAll<HTMLInputElement>("input[type=radio]")].some((other) => other.name === el.name && other.checked);
