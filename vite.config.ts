/// <reference types="vitest/config" />
/** What the browser gets: one script and one sheet for every page, and one script per entry for the pages that need more. */
import { existsSync, readdirSync } from "node:fs"
import tailwindcss from "@tailwindcss/vite"
import { defineConfig } from "vite"

const ENTRIES = "static/entries"
const entries = existsSync(ENTRIES) ? readdirSync(ENTRIES).filter(name => name.endsWith(".ts")) : []

export default defineConfig({
  base: "./", // addresses inside the sheets are relative, so the site may be served under any path
  publicDir: false,
  plugins: [tailwindcss()],
  build: {
    outDir: "static/dist",
    emptyOutDir: true,
    manifest: "manifest.json", // read by the templates, which name a file by its source
    assetsInlineLimit: 0, // the content security policy allows files of our own, not data: addresses
    modulePreload: { polyfill: false }, // the polyfill would be an inline script
    chunkSizeWarningLimit: 300,
    rolldownOptions: {
      input: ["static/main.ts", "static/styles/main.css", ...entries.sort().map(name => `${ENTRIES}/${name}`)],
    },
  },
  test: {
    environment: "happy-dom",
    include: ["tests/elements/**/*.test.ts"],
    passWithNoTests: false,
  },
})
