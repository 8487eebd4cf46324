import svelte from "eslint-plugin-svelte";
import globals from "globals";
import ts from "typescript-eslint";

const tauri = [{ group: ["@tauri-apps/*"], message: "Only src/host may import Tauri." }];

export default ts.config(
  { ignores: ["dist/", "src/wire/"] },
  ...ts.configs.strict,
  ...svelte.configs.recommended,
  {
    languageOptions: { globals: { ...globals.browser } },
    rules: { "no-restricted-imports": ["error", { patterns: tauri }], "svelte/no-at-html-tags": "error", eqeqeq: "error" },
  },
  { files: ["**/*.svelte", "**/*.svelte.ts"], languageOptions: { parserOptions: { parser: ts.parser } } },
  { files: ["src/host/**"], rules: { "no-restricted-imports": "off" } },
);
