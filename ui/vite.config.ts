import { svelte } from "@sveltejs/vite-plugin-svelte";
import { svelteTesting } from "@testing-library/svelte/vite";
import { defineConfig } from "vitest/config";

export default defineConfig(({ mode }) => ({
  plugins: [svelte(), ...(mode === "test" ? [svelteTesting()] : [])],
  build: {
    target: ["es2022", "safari16", "chrome105"],
    // The page's policy knows no data: addresses and no inline script.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // It is read from this computer, and both languages' words are in it.
    chunkSizeWarningLimit: 1000,
  },
  // A busy computer may take its time over a whole screen.
  test: { environment: "happy-dom", testTimeout: 30_000, include: ["src/**/*.test.ts"] },
}));
