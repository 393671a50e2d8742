// Bundles what runs in the browser into OUT: one script and one style sheet for the report, the same and the page for
// `gossan serve`, and the licences of what is bundled. Pictures become data URIs, so that a page needs no other file.
import { build } from "esbuild";
import { copyFile, mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

const out = process.argv[2];
if (!out) {
  console.error("usage: node build.mjs OUT");
  process.exit(2);
}

await mkdir(out, { recursive: true });
await build({
  entryPoints: { report: "src/report/report.ts", serve: "src/serve/serve.ts" },
  outdir: out,
  bundle: true,
  minify: true,
  format: "iife",
  target: "es2022",
  charset: "utf8",
  legalComments: "none",
  loader: { ".png": "dataurl", ".svg": "dataurl" },
  logLevel: "warning",
});

await copyFile("src/serve/serve.html", join(out, "serve.html"));
const { dependencies } = JSON.parse(await readFile("package.json", "utf8"));
const licences = await Promise.all(Object.entries(dependencies).map(async ([name, version]) => {
  const text = await readFile(join("node_modules", name, "LICENSE"), "utf8");
  return `${name} ${version}\n\n${text.trim()}\n`;
}));
await writeFile(join(out, "licences.txt"), licences.join("\n"));
