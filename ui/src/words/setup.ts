// Tests speak both languages at once, unless they try how words come.
import { learn } from "./loaded.svelte";
import { FILES } from "./words";

for (const lang of ["en", "ko"] as const) learn(lang, [FILES[lang]], true);
