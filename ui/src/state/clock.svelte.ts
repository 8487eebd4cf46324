/** What time it is, to the minute: for everything that says how long ago. */
let now = $state(Date.now());
setInterval(() => (now = Date.now()), 60_000);

export const clock = () => now;
