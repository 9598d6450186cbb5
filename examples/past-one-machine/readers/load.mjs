// Asks ever-new questions at the address given for so many seconds, some at once; says how many failed and how long they took.
//   node load.mjs http://127.0.0.1:8100 20 16
const [address = "http://127.0.0.1:8100", seconds = "20", atOnce = "16"] = process.argv.slice(2);
const end = Date.now() + Number(seconds) * 1000;
const times = [];
const faults = new Map();
let asked = 0;

async function ask() {
  while (Date.now() < end) {
    const n = asked++;
    const at = `${54 + ((n * 7919) % 20000) / 1e4},${24 + ((n * 104729) % 30000) / 1e4}`;
    const day = `19${20 + (n % 19)}-0${1 + (n % 9)}-15`;
    const began = performance.now();
    let fault;
    try {
      const answer = await fetch(`${address}/api/who?place=${at}&date=${day}`, { signal: AbortSignal.timeout(30_000) });
      const text = await answer.text();
      if (!answer.ok) fault = `status ${answer.status}`;
      else if (JSON.parse(text).title === undefined) fault = "half an answer";
    } catch (error) {
      fault = String(error.cause?.code ?? error.name);
    }
    times.push(performance.now() - began);
    if (fault) faults.set(fault, (faults.get(fault) ?? 0) + 1);
  }
}

await Promise.all(Array.from({ length: Number(atOnce) }, ask));
times.sort((a, b) => a - b);
const at = (share) => Math.round(times[Math.floor(share * (times.length - 1))] ?? 0);
console.log(
  `${times.length} answers in ${seconds} s, median ${at(0.5)} ms, 99 % within ${at(0.99)} ms, longest ${at(1)} ms; failed: ${
    [...faults].map(([what, count]) => `${count} ${what}`).join(", ") || "none"
  }`,
);
process.exitCode = faults.size > 0 ? 1 : 0;
