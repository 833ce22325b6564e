// Asks by node:https; a line for each NAME=URL: what came of it. Usage: probe.mjs SECONDS NAME=URL...
import https from "node:https";

function ask(url, milliseconds) {
  return new Promise((resolve) => {
    const request = https.get(url + "/_emulator/health", { agent: false }, (answer) => {
      answer.resume();
      answer.on("end", () => resolve(`${answer.statusCode} ${request.socket.getProtocol()}`));
    });
    request.setTimeout(milliseconds, () => request.destroy(new Error("timed out")));
    request.on("error", (error) => resolve(`${error.code}: ${error.message}`));
  });
}

for (const pair of process.argv.slice(3)) {
  const [name, url] = pair.split("=");
  console.log(`${name}: ${await ask(url, (name === "stall" ? Number(process.argv[2]) : 30) * 1000)}`);
}
