// Runs the built worker in workerd for the tests, by the very configuration
// that is deployed. Only what lies outside of the worker is another: the
// internet, which is this script, and, where a test says so, the rate limits.
//
// It takes its settings as JSON in its one argument, prints `ready URL`, then
// `asked METHOD URL` for whatever the worker asks for. A line on its standard
// input comes back as `mark LINE`: all before it is told. It ends when its
// standard input ends.

import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import https from "node:https";
import path from "node:path";
import { createInterface } from "node:readline";
import { Readable } from "node:stream";

const settings = JSON.parse(process.argv[2]);
const require = createRequire(path.join(settings.modules, "/"));
const { Miniflare, Response } = require("miniflare");
const { unstable_getMiniflareWorkerOptions: optionsOf } = require("wrangler");

const say = (line) => process.stdout.write(`${line}\n`);

/** What Cloudflare answers in the place of a server that is not reached. */
const platform = (status, code = status) =>
  new Response(`error code: ${code}`, { status, headers: { server: "cloudflare" } });

/** The public resolver: it knows the hosts of the test, and no others. */
const resolve = (name) =>
  Response.json(
    settings.hosts[name]
      ? { Status: 0, Answer: [{ name, type: 1, TTL: 1, data: "20.62.128.14" }] }
      : { Status: 3 },
    { headers: { "content-type": "application/dns-json" } },
  );

/** The internet: the names of registries lead to servers on loopback. */
async function internet(request) {
  say(`asked ${request.method} ${request.url}`);
  const url = new URL(request.url);
  if (url.hostname === "cloudflare-dns.com") return resolve(url.searchParams.get("name"));
  const host = settings.hosts[url.hostname];
  if (!host) return platform(530, 1016);
  const body = request.body ? Buffer.from(await request.arrayBuffer()) : undefined;
  return new Promise((done) => {
    const asked = https.request({
      host: "127.0.0.1",
      port: host.port,
      servername: url.hostname,
      ca: host.ca && readFileSync(host.ca),
      agent: false,
      method: request.method,
      path: url.pathname + url.search,
      headers: { ...Object.fromEntries(request.headers), host: url.hostname },
    });
    asked.on("response", (answer) => {
      const headers = [];
      for (let at = 0; at < answer.rawHeaders.length; at += 2)
        headers.push([answer.rawHeaders[at], answer.rawHeaders[at + 1]]);
      done(new Response(Readable.toWeb(answer), { status: answer.statusCode, headers }));
    });
    asked.on("error", (error) => {
      if (error.code === "ECONNREFUSED") done(platform(521));
      else if (/CERT|SELF_SIGNED|ALTNAME|ISSUER/.test(error.code)) done(platform(526));
      else done(platform(520));
    });
    request.signal?.addEventListener("abort", () => asked.destroy());
    asked.end(body);
  });
}

const config = path.join(settings.site, "wrangler.jsonc");
const { workerOptions, main } = optionsOf(config);
for (const [name, limit] of Object.entries(settings.limits ?? {}))
  workerOptions.ratelimits[name].simple.limit = limit;

const runtime = new Miniflare({
  ...workerOptions,
  name: "acr-doctor",
  host: "127.0.0.1",
  port: 0,
  cf: false,
  modules: [
    { type: "ESModule", path: main },
    { type: "CompiledWasm", path: path.join(path.dirname(main), "edge_bg.wasm") },
  ],
  modulesRoot: path.dirname(main),
  outboundService: internet,
});

const input = createInterface({ input: process.stdin });
input.on("line", (line) => say(`mark ${line}`));
input.on("close", async () => {
  // Every wait has an end.
  setTimeout(() => process.exit(0), 5000).unref();
  await runtime.dispose();
  process.exit(0);
});

say(`ready ${await runtime.ready}`);
