// Starts the program, and says so in words where it cannot start. The policy of
// the page allows no inline script, so the names of the files stand in attributes.
const script = document.querySelector("script[data-js]");
const { js, wasm } = script.dataset;

// The table of texts is fetched while the program compiles. The program chooses
// the language in the same way: the address first, then the browser.
const chosen = [new URLSearchParams(location.search).get("lang") ?? "", ...navigator.languages];
const tags = chosen.map((tag) => tag.slice(0, 2).toLowerCase());
const lang = tags.find((tag) => tag === "en" || tag === "ja") ?? "en";
document.documentElement.lang = lang;

const table = document.createElement("link");
table.rel = "preload";
table.as = "fetch";
table.crossOrigin = "anonymous";
table.href = document.querySelector("meta[name=texts]").dataset[lang];
document.head.append(table);

try {
  const page = await import(new URL(js, document.baseURI).href);
  await page.default({ module_or_path: new URL(wasm, document.baseURI).href });
} catch (error) {
  console.error(error);
  document.getElementById("failed").hidden = false;
}
