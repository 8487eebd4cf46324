import { svelte } from "@sveltejs/vite-plugin-svelte";
import { svelteTesting } from "@testing-library/svelte/vite";
import { defineConfig } from "vitest/config";

import { wordParts } from "./word-parts.ts";

const WORDS = /(words)\/(\w+)\.ftl\?(\w+)$/;

export default defineConfig(({ mode }) => ({
  plugins: [wordParts(), svelte(), ...(mode === "test" ? [svelteTesting()] : [])],
  build: {
    target: ["es2022", "safari16", "chrome105"],
    // The page's policy knows no data: addresses and no inline script.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // Named so that the bench finds them.
    rolldownOptions: { output: { chunkFileNames: ({ facadeModuleId }) => `assets/${facadeModuleId?.match(WORDS)?.slice(1).join("-") ?? "[name]"}-[hash].js` } },
  },
  // A busy computer may take its time over a whole screen.
  test: { environment: "happy-dom", testTimeout: 30_000, hookTimeout: 30_000, include: ["src/**/*.test.ts"], setupFiles: ["src/words/setup.ts"] },
}));
