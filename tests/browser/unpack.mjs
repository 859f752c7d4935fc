/** Lays out the npm package's headless Chromium with its libraries and fonts, and writes the script that starts it. */
import { mkdirSync, rmSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { inflate } from "@sparticuz/chromium"

const here = import.meta.dirname
const target = join(here, "chromium")
const packed = join(here, "node_modules/@sparticuz/chromium/bin")
const pretendard = join(here, "../../node_modules/pretendard/dist/public/variable")

rmSync(target, { recursive: true, force: true })
mkdirSync(target)
process.env.TMPDIR = target // the package unpacks into the temporary folder
for (const name of ["chromium.br", "al2023.tar.br", "fonts.tar.br", "swiftshader.tar.br"])
  await inflate(join(packed, name))

// Without a font the page process crashes, and a bare machine has none.
writeFileSync(
  join(target, "fonts.conf"),
  `<?xml version="1.0"?>
<fontconfig>
  <dir>${target}/fonts</dir>
  <dir>${pretendard}</dir>
  <cachedir>${target}/font-cache</cachedir>
  <alias><family>sans-serif</family><prefer><family>Pretendard Variable</family><family>Open Sans</family></prefer></alias>
</fontconfig>
`,
)
writeFileSync(
  join(target, "launch"),
  `#!/bin/sh
export LD_LIBRARY_PATH="${target}/al2023/lib" FONTCONFIG_FILE="${target}/fonts.conf"
exec "${target}/chromium" "$@"
`,
  { mode: 0o755 },
)
