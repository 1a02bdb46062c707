// Runs MicroPython programs for the tests. One request a line on standard input, one reply a line on standard output, both JSON:
//
//   {"files": {"program.mpy": "<base64>", ...}, "entry": "program", "level": 0}
//   {"output": "<text>", "error": null | "<traceback or crash>"}
//
// Every request gets an interpreter of its own. Its files are in the root of the in-memory file system; `entry` is imported, after the
// optimisation level of the interpreter's own compiler has been set, which matters where the entry is a .py.
import { createInterface } from "node:readline";
import { loadMicroPython } from "@micropython/micropython-webassembly-pyscript/micropython.mjs";

const lines = createInterface({ input: process.stdin });
process.setMaxListeners(0); // each interpreter listens for uncaught exceptions

for await (const line of lines) {
    const reply = await run(JSON.parse(line));
    process.stdout.write(JSON.stringify(reply) + "\n");
}

async function run({ files, entry, level }) {
    const output = [];
    const collect = (bytes) => output.push(bytes[0]);
    let error = null;
    try {
        const python = await loadMicroPython({ stdout: collect, stderr: collect, linebuffer: false, heapsize: 4 << 20, pystack: 16 << 10 });
        for (const [path, content] of Object.entries(files)) {
            const folder = path.slice(0, path.lastIndexOf("/") + 1);
            if (folder) {
                python.FS.mkdirTree("/" + folder);
            }
            python.FS.writeFile("/" + path, Buffer.from(content, "base64"));
        }
        python.runPython(`import micropython\nmicropython.opt_level(${level})\nimport ${entry}`);
    } catch (exception) {
        error = exception.name === "PythonError" ? exception.message : `crash: ${exception.stack ?? exception}`;
    }
    return { output: Buffer.from(output).toString("utf8"), error };
}
