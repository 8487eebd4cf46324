import { mount } from "svelte";

import App from "./App.svelte";
import "./app.css";
import { listen } from "./state/desk.svelte";

// Nothing is shown before core has said in which language and theme.
void listen();
mount(App, { target: document.body });
