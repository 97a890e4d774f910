// Builds web/dist: one stylesheet, the scripts, the icon sprite, the fonts of documents, and manifest.json, which leads
// from the name in the source to the name with the hash of its content. Run by `npm run build`; needs `npm ci` first.

import { createHash } from "node:crypto";
import { copyFile, mkdir, readFile, readdir, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";

import * as esbuild from "esbuild";
import { browserslistToTargets, transform } from "lightningcss";
import * as sass from "sass";

const root = path.dirname(fileURLToPath(import.meta.url));
const dist = path.join(root, "dist");
const modules = path.join(root, "node_modules");
const manifest = {};

// The oldest browsers that the department's machines and the customers' phones are expected to have.
const browsers = ["chrome 109", "edge 109", "firefox 115", "safari 16.4", "ios_saf 16.4"];

async function emit(name, content) {
  const hash = createHash("sha256").update(content).digest("hex").slice(0, 10);
  const { name: stem, ext } = path.parse(name);
  const hashed = `${stem}-${hash}${ext}`;
  await writeFile(path.join(dist, hashed), content);
  manifest[name] = hashed;
}

async function stylesheet() {
  const { css } = sass.compile(path.join(root, "styles/kefu.scss"), {
    loadPaths: [modules],
    // Tabler's own warnings are Tabler's.
    quietDeps: true,
  });
  const { code } = transform({
    filename: "kefu.css",
    code: Buffer.from(css),
    minify: true,
    targets: browserslistToTargets(browsers),
  });
  await emit("kefu.css", code);
}

async function scripts() {
  const { metafile } = await esbuild.build({
    entryPoints: [path.join(root, "scripts/kefu.js"), path.join(root, "scripts/charts.js")],
    bundle: true,
    splitting: true,
    format: "esm",
    minify: true,
    target: ["chrome109", "edge109", "firefox115", "safari16.4"],
    entryNames: "[name]-[hash]",
    chunkNames: "chunk-[hash]",
    legalComments: "none",
    outdir: dist,
    metafile: true,
    absWorkingDir: root,
  });
  for (const [file, { entryPoint }] of Object.entries(metafile.outputs)) {
    if (entryPoint) {
      manifest[path.basename(entryPoint)] = path.basename(file);
    }
  }
}

async function icons() {
  const names = JSON.parse(await readFile(path.join(root, "icons.json"), "utf8"));
  const symbols = await Promise.all(
    names.map(async (name) => {
      const svg = await readFile(path.join(modules, "@tabler/icons/icons/outline", `${name}.svg`), "utf8");
      const inner = svg
        .replace(/^[\s\S]*?<svg[^>]*>/, "")
        .replace("</svg>", "")
        .replace(/<path stroke="none" d="M0 0h24v24H0z" fill="none" ?\/>/, "")
        .replace(/\s+/g, " ")
        .trim();
      return `<symbol id="${name}" viewBox="0 0 24 24">${inner}</symbol>`;
    }),
  );
  await emit("icons.svg", `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join("")}</svg>`);
  await emit("mark.svg", await readFile(path.join(root, "mark.svg")));
}

// The fonts of documents (platform/pdf). Pages use the reader's own fonts and never load these.
async function fonts() {
  await mkdir(path.join(dist, "fonts"), { recursive: true });
  const files = [
    "noto-sans/400Regular/NotoSans_400Regular.ttf",
    "noto-sans-mono/400Regular/NotoSansMono_400Regular.ttf",
    "noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf",
    "noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf",
    "noto-sans-tc/400Regular/NotoSansTC_400Regular.ttf",
  ];
  const copies = files.map((file) =>
    copyFile(path.join(modules, "@expo-google-fonts", file), path.join(dist, "fonts", path.basename(file))),
  );
  const licence = path.join(modules, "@expo-google-fonts/noto-sans-sc/LICENSE_FONT");
  await Promise.all([...copies, copyFile(licence, path.join(dist, "fonts", "OFL.txt"))]);
}

await mkdir(dist, { recursive: true });
const old = await readdir(dist);
await Promise.all([stylesheet(), scripts(), icons(), fonts()]);
await writeFile(path.join(dist, "manifest.json"), `${JSON.stringify(manifest, null, 2)}\n`);
const fresh = new Set(await readdir(dist));
const kept = new Set(["fonts", "manifest.json", ...Object.values(manifest)]);
// Chunks are not in the manifest: what this run did not write again and nobody names is from an older build.
const stale = old.filter((name) => fresh.has(name) && !kept.has(name) && !name.startsWith("chunk-"));
await Promise.all(stale.map((name) => rm(path.join(dist, name))));
for (const [name, hashed] of Object.entries(manifest).sort()) {
  const { length } = await readFile(path.join(dist, hashed));
  console.log(`${name.padEnd(12)} ${hashed.padEnd(28)} ${(length / 1024).toFixed(1).padStart(7)} KiB`);
}
