// The handbook of one portfolio, served by `promisekit serve` and handed on to the window.
//
// `serve` answers only pages of its own address, so that no web site can read along; a panel of the editor is no such
// page. So the extension reads for it and hands on under a path that nobody can guess.

import { ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import * as fs from "node:fs";
import * as http from "node:http";
import { AddressInfo } from "node:net";
import * as path from "node:path";

const SERVING = /Serving on (http:\/\/\S+)/;
const OWN = ".promisekit/";

export class Handbook {
  private readonly secret = `/${randomBytes(16).toString("hex")}`;
  private base = "/";

  private constructor(
    private readonly process: ChildProcess,
    private readonly gate: http.Server,
    private readonly origin: URL,
  ) {
    this.base = origin.pathname.endsWith("/") ? origin.pathname : `${origin.pathname}/`;
  }

  /** Starts `serve`; rejects with what it said where it could not. */
  static async of(command: string, folder: string): Promise<Handbook> {
    const process = spawn(command, ["serve", folder, "--address", "127.0.0.1:0"], { cwd: above(folder) });
    const address = await new Promise<string>((resolve, reject) => {
      let said = "";
      const listen = (chunk: Buffer): void => {
        said += chunk.toString();
        const found = SERVING.exec(said);
        if (found) resolve(found[1]);
      };
      process.stderr.on("data", listen);
      process.stdout.on("data", listen);
      process.on("error", reject);
      process.on("exit", (code) => reject(new Error(said.trim() || `it ended with ${code}`)));
    });
    const gate = http.createServer();
    await new Promise<void>((resolve) => gate.listen(0, "127.0.0.1", resolve));
    const handbook = new Handbook(process, gate, new URL(address));
    gate.on("request", (request, response) => handbook.answer(request, response));
    return handbook;
  }

  get isRunning(): boolean {
    return this.process.exitCode === null && !this.process.killed;
  }

  /** Where it is handed on. */
  get host(): string {
    return `http://127.0.0.1:${(this.gate.address() as AddressInfo).port}/`;
  }

  /** The path of a page there, by the section and the id of an item; of the home page where there is none. */
  async path(section: string, id: string): Promise<string> {
    const item = `${section.replace(/_/g, "-")}/${id}`;
    for (const page of id ? [`${item}.html`, `${item}/`] : []) {
      if (await this.has(page)) return `${this.secret}${this.base}${page}`;
    }
    return `${this.secret}${this.base}`;
  }

  end(): void {
    this.gate.close();
    this.gate.closeAllConnections();
    this.process.kill("SIGTERM");
  }

  private has(page: string): Promise<boolean> {
    return new Promise((resolve) => {
      const asked = http.request(new URL(page, new URL(this.base, this.origin)), { method: "HEAD" }, (answer) => {
        answer.resume();
        resolve(answer.statusCode === 200);
      });
      asked.on("error", () => resolve(false)).end();
    });
  }

  private answer(request: http.IncomingMessage, response: http.ServerResponse): void {
    const asked = new URL(request.url ?? "/", "http://127.0.0.1");
    if (!asked.pathname.startsWith(`${this.secret}/`) || request.method !== "GET") {
      response.writeHead(403).end();
      return;
    }
    const wanted = new URL(asked.pathname.slice(this.secret.length) + asked.search, this.origin);
    const page = wanted.searchParams.get("page");
    if (page !== null && wanted.pathname === `${this.base}${OWN}news`) {
      wanted.searchParams.set("page", page.slice(page.indexOf(this.secret) + this.secret.length));
    }
    const forwarded = http.get(wanted, (answer) => this.handOn(wanted.pathname, answer, response));
    forwarded.on("error", () => response.headersSent || response.writeHead(502).end());
    response.on("close", () => forwarded.destroy());
  }

  private handOn(page: string, answer: http.IncomingMessage, response: http.ServerResponse): void {
    const headers: http.OutgoingHttpHeaders = { "content-type": answer.headers["content-type"], "cache-control": "no-store" };
    if (answer.headers.location) headers.location = this.secret + new URL(answer.headers.location, this.origin).pathname;
    if (!String(answer.headers["content-type"]).startsWith("text/html")) {
      response.writeHead(answer.statusCode ?? 502, headers);
      answer.pipe(response);
      return;
    }
    let html = "";
    answer.setEncoding("utf8");
    answer.on("data", (part: string) => (html += part));
    answer.on("end", () => {
      // What follows the saves has an address from the top; here the top is elsewhere.
      const up = "../".repeat(page.slice(this.base.length).split("/").length - 1) || "./";
      const own = html.replaceAll(`"${this.base}${OWN}`, `"${up}${OWN}`);
      response.writeHead(answer.statusCode ?? 502, headers).end(own);
    });
  }
}

/** The nearest folder above with a `mkdocs.yml`, whose settings then hold; else the one above the portfolio. */
function above(folder: string): string {
  const parent = path.dirname(folder);
  for (let one = parent; ; one = path.dirname(one)) {
    if (fs.existsSync(path.join(one, "mkdocs.yml"))) return one;
    if (one === path.dirname(one)) return parent;
  }
}
