// The sample site that comes with Naru: it chooses a language and says what its own server answered.
const root = document.documentElement;
const pick = (lang) => {
  root.dataset.lang = lang;
  root.lang = lang;
  for (const button of document.querySelectorAll("button[data-pick]")) {
    button.setAttribute("aria-pressed", String(button.dataset.pick === lang));
  }
};
for (const button of document.querySelectorAll("button[data-pick]")) {
  button.addEventListener("click", () => pick(button.dataset.pick));
}
pick(navigator.language.toLowerCase().startsWith("ko") ? "ko" : "en");

const put = (name, text) => {
  for (const place of document.querySelectorAll(`[data-put="${name}"]`)) place.textContent = text;
};
put("path", decodeURI(location.pathname));
fetch(location.href, { cache: "no-store" }).then((reply) => {
  put("status", String(reply.status));
  put("type", reply.headers.get("content-type") ?? "–");
  put("server", reply.headers.get("server") ?? location.host);
  document.querySelector(".seen").hidden = false;
}, () => {});
