// Ask thituyen from JavaScript, in a browser or in Node, without a server.
//
//   import { load } from "./thituyen.mjs";          // wasm_exec.js stands beside it
//   const ask = await load(fetch("thituyen.wasm")); // in Node: readFile("thituyen.wasm")
//   const [answer] = ask({ ask: "screen", lang: "vi", regulation: { preset: "hai-phong-2018" }, … });
//
// Numbers are text in answers: "86.79" is exact, 86.79 would not be.
import "./wasm_exec.js";

// load starts the module and returns a function that takes requests and gives
// their answers.
export async function load(source) {
  const lines = await loadLines(source);
  return (...requests) => lines(requests.map((r) => JSON.stringify(r)).join("\n")).trimEnd().split("\n").map((line) => JSON.parse(line));
}

// loadLines is load for whole lines: text in, text out.
export async function loadLines(source) {
  let module = await source;
  if (typeof Response !== "undefined" && module instanceof Response) module = await module.arrayBuffer();
  const go = new globalThis.Go();
  const { instance } = await WebAssembly.instantiate(module, go.importObject);
  go.run(instance); // returns when the program ends, which it does not
  return globalThis.thituyen;
}

// In Node: node thituyen.mjs thituyen.wasm < requests.jsonl > answers.jsonl
if (typeof process !== "undefined" && process.argv[1]?.endsWith("thituyen.mjs")) {
  const { readFile } = await import("node:fs/promises");
  const { readFileSync, writeFileSync } = await import("node:fs");
  const started = performance.now();
  const lines = await loadLines(readFile(process.argv[2]));
  console.error(`started in ${Math.round(performance.now() - started)} ms`);
  writeFileSync(1, lines(readFileSync(0, "utf8")));
  process.exit(0);
}
