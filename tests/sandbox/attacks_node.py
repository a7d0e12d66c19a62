"""JavaScript programs that attack with what node offers: memory, processes, the channel, files."""

from __future__ import annotations

from tests.sandbox.attacks_javascript import (
    EXCEPTION,
    KILLED,
    MEMORY,
    OK,
    OUTPUT,
    TIME,
    VIOLATION,
    attack,
    body,
)

_FS = "const fs = require('fs');\n  "
_WORKER = "const { Worker } = require('worker_threads');\n  "

_MEMORY = [
    body("heap", MEMORY, "const x = []; for (;;) x.push(new Array(1000).fill(1.5));", "memory"),
    body("objects", MEMORY, "let x = null; for (;;) x = { x, y: [1, 2, 3] };"),
    body("buffers", MEMORY, "const x = []; for (;;) x.push(Buffer.alloc(1e6, 1));"),
    body(
        "shared_buffers",
        MEMORY,
        "const x = []; for (;;) x.push(new Uint8Array(new SharedArrayBuffer(1e6)).fill(1));",
    ),
    body(
        "wasm_memory",
        MEMORY,
        "const m = new WebAssembly.Memory({ initial: 1, maximum: 65536 });\n  for (;;) { "
        "m.grow(64); new Uint8Array(m.buffer).fill(1); }",
    ),
    body("map_entries", MEMORY, "const m = new Map(); for (let i = 0; ; i++) m.set(i, `${i}`);"),
    body(
        "memory_of_a_thread",
        MEMORY,
        f"{_WORKER}new Worker('const x = []; for (;;) x.push(Buffer.alloc(1e6, 1));', {{ "
        f"eval: true }});\n  return new Promise(() => setInterval(() => {{}}, 99));",
    ),
    body("pending_timers", MEMORY, "for (;;) setTimeout(() => {}, 1e9, new Array(100).fill(1));"),
]

_PROCESSES = [
    body("atomics_wait", TIME, "Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);"),
    body(
        "spinning_thread",
        TIME,
        f"{_WORKER}new Worker('for (;;);', {{ eval: true }});\n  return new Promise(() => "
        f"setInterval(() => {{}}, 99));",
    ),
    body(
        "signals_ignored",
        TIME,
        "for (const s of ['SIGTERM', 'SIGINT', 'SIGXCPU', 'SIGHUP']) process.on(s, () => "
        "{});\n  for (;;);",
    ),
    body(
        "thread_left_behind",
        OK,
        f"{_WORKER}new Worker('for (;;);', {{ eval: true }});\n  return a;",
        value=2,
    ),
    body(
        "thread_bomb",
        EXCEPTION,
        f"{_WORKER}const all = [];\n  return new Promise((_, no) => {{ for (let i = 0; i < "
        f"90; i++) all.push(new Worker('', {{ eval: true }}).on('error', no)); }});",
    ),
    body(
        "subprocess",
        OK,
        "return require('child_process').spawnSync('/bin/sh').error.code;",
        value="EPERM",
    ),
    body(
        "fork_node",
        EXCEPTION,
        "return new Promise((_, no) => require('child_process').fork('/x').on('error', no));",
        "EPERM",
    ),
    body(
        "spawn_binding",
        OK,
        "return process.binding('spawn_sync').spawn({ file: '/bin/sh', args: ['sh'], "
        "envPairs: [], stdio: [{ type: 'inherit', fd: 0 }] }).error < 0;",
        value=True,
    ),
    body("exit", KILLED, "process.exit(0);", "exited with code 0"),
    body("exit_as_if_the_channel_were_lost", VIOLATION, "process.exit(97);"),
    body("really_exit", KILLED, "process.reallyExit(0);", "exited with code 0"),
    body(
        "exit_code",
        EXCEPTION,
        "process.exitCode = 0; return new Promise(() => {});",
        "never settles",
    ),
    body(
        "no_handlers_left",
        KILLED,
        "process.removeAllListeners();\n  return new Promise(() => {});",
        "exited with code 0",
    ),
    body(
        "uncaught_without_handlers",
        KILLED,
        "process.removeAllListeners();\n  setTimeout(() => { throw 1; }); return new "
        "Promise(() => {});",
        "exited with code 1",
    ),
    body("abort", KILLED, "process.abort();", "SIGABRT"),
    body("suicide", KILLED, "process.kill(process.pid, 9); for (;;);", "SIGKILL"),
    body("segfault", KILLED, "process.kill(process.pid, 'SIGSEGV'); for (;;);", "SIGSEGV"),
    body("kill_pid_1", EXCEPTION, "process.kill(1, 9);", "kill EPERM"),
    body("kill_everybody", EXCEPTION, "process.kill(-1, 9);", "kill EPERM"),
    body("debug_pid_1", EXCEPTION, "process._debugProcess(1);", "EPERM"),
    body("become_root", EXCEPTION, "process.setuid(0);", "setuid() disabled"),
    body("priority", EXCEPTION, "require('os').setPriority(-20);", "EPERM"),
    body(
        "native_addon",
        EXCEPTION,
        "process.dlopen({ exports: {} }, '/work/x.node');",
        "cannot open shared object",
    ),
    body("linked_binding", EXCEPTION, "process._linkedBinding('spawn_sync');", "No such binding"),
    body(
        "internal_binding",
        EXCEPTION,
        "require('internal/bootstrap/realm').internalBinding;",
        "Cannot find module",
    ),
    body(
        "vm_escape",
        KILLED,
        "require('vm').runInNewContext('this.constructor.constructor(\"return "
        "process\")()').exit(3);",
        "exited with code 3",
    ),
    body("inspector", OK, "require('inspector').open(0, '127.0.0.1', true);", value=None),
    body(
        "engine_flags",
        OK,
        "require('v8').setFlagsFromString('--allow-natives-syntax');\n  return new "
        "Function('return %GetOptimizationStatus(() => 1) >= 0;')();",
        value=True,
    ),
]

_CHANNEL = [
    body(
        "forged_frame",
        VIOLATION,
        f"{_FS}fs.writeSync(61, 'forged frame, longer than a head');",
        "channel",
    ),
    body("half_a_frame", VIOLATION, f"{_FS}fs.writeSync(61, 'forged'); return a;"),
    body(
        "frame_after_the_answer",
        OK,
        f"{_FS}setImmediate(() => fs.writeSync(61, 'late')); return a;",
        value=2,
    ),
    body("closed_results", VIOLATION, f"{_FS}fs.closeSync(61);"),
    body("closed_requests", OK, f"{_FS}fs.closeSync(60); return a;", value=2),
    body(
        "all_closed",
        KILLED,
        f"{_FS}for (let fd = 0; fd < 64; fd++) try {{ fs.closeSync(fd); }} catch {{}}",
    ),
    body(
        "every_descriptor_written",
        VIOLATION,
        f"{_FS}for (let fd = 63; fd > 2; fd--) try {{ fs.writeSync(fd, 'forged frame, longer "
        f"than a head'); }} catch {{}}",
    ),
    body("stolen_requests", TIME, f"{_FS}return fs.readSync(60, Buffer.alloc(9));"),
    body(
        "harness_required",
        VIOLATION,
        "const { writeAnswer } = require('./channel.js');\n  writeAnswer(Buffer.alloc(8), { "
        "kind: 'V', body: '5' }); return a;",
    ),
    body(
        "harness_patched",
        OK,
        "Object.values(require.cache).find((m) => m.id.endsWith('values.js')).exports.encode "
        "= () => '5';\n  return a;",
        value=2,
    ),
    body(
        "fs_patched",
        OK,
        f"{_FS}fs.writeSync = fs.readSync = () => {{ throw 1; }}; return a;",
        value=2,
    ),
    body("flood_by_descriptor", OUTPUT, f"{_FS}for (;;) fs.writeSync(1, 'x'.repeat(4096));"),
    body("flood_stderr", OUTPUT, f"{_FS}for (;;) fs.writeSync(2, 'x'.repeat(4096));"),
    body("flood_stream", OUTPUT, "for (;;) process.stdout.write('x'.repeat(4096));"),
    body("stdout_destroyed", OK, "process.stdout.destroy(); console.log('x'); return a;", value=2),
    body("stdin", OK, f"{_FS}return fs.readFileSync(0, 'utf8');", value=""),
    body("never_settles", EXCEPTION, "return new Promise(() => {});", "never settles"),
    body(
        "prototype_with_then",
        EXCEPTION,
        "Object.prototype.then = () => {}; return [a];",
        "never settles",
    ),
    body("surrogate", EXCEPTION, "return '\\ud800';", "surrogate"),
]

_FILES = [
    body("write_file", EXCEPTION, f"{_FS}fs.writeFileSync('/tmp/x', '');", "EACCES"),
    body("append_to_itself", EXCEPTION, f"{_FS}fs.appendFileSync(process.argv[1], '');", "EACCES"),
    body("make_folder", EXCEPTION, f"{_FS}fs.mkdirSync('/tmp/x');", "EPERM"),
    body("symlink", EXCEPTION, f"{_FS}fs.symlinkSync('/etc/shadow', '/tmp/x');", "EPERM"),
    body("change_mode", EXCEPTION, f"{_FS}fs.chmodSync('/tmp', 0o777);", "EPERM"),
    body("unlink", EXCEPTION, f"{_FS}fs.unlinkSync(process.argv[1]);", "EPERM"),
    body("shadow", EXCEPTION, f"{_FS}fs.readFileSync('/etc/shadow');", "EACCES"),
    body(
        "own_environ",
        EXCEPTION,
        f"{_FS}return fs.readFileSync('/proc/self/environ', 'utf8');",
        "EACCES",
    ),
    body("own_memory", EXCEPTION, f"{_FS}fs.openSync('/proc/self/mem', 'r+');", "EACCES"),
    body("supervisor_memory", EXCEPTION, f"{_FS}fs.openSync('/proc/1/mem', 'r');", "EACCES"),
    body("supervisor_descriptors", EXCEPTION, f"{_FS}fs.readdirSync('/proc/1/fd');", "EACCES"),
    body(
        "report",
        EXCEPTION,
        "process.report.directory = '/tmp';\n  if (process.report.writeReport() === '') "
        "throw new Error('nothing written');",
    ),
    body("heap_snapshot", EXCEPTION, "require('v8').writeHeapSnapshot('/tmp/x');", "EACCES"),
    body(
        "network",
        EXCEPTION,
        "return new Promise((_, no) => require('net').connect(80, '1.1.1.1').on('error', no));",
        "EPERM",
    ),
    body(
        "server",
        EXCEPTION,
        "return new Promise((_, no) => "
        "require('net').createServer().listen(8080).on('error', no));",
        "EPERM",
    ),
    body(
        "datagram",
        EXCEPTION,
        "return new Promise((_, no) => require('dgram').createSocket('udp4').on('error', "
        "no).send('x', 9, '1.1.1.1'));",
        "EPERM",
    ),
    body("name_lookup", EXCEPTION, "return require('dns').promises.lookup('example.com');"),
    body("environment", OK, "return Object.keys(process.env);", value=[]),
    attack(
        "others_memory",
        OK,
        """
        const fs = require('fs');
        function solution() {
          const others = fs.readdirSync('/proc').filter((n) => +n && +n !== process.pid);
          return others.filter((n) => {
            try { return fs.openSync(`/proc/${n}/mem`, 'r'); } catch { return false; }
          });
        }
        """,
        value=[],
    ),
]

NODE = [*_MEMORY, *_PROCESSES, *_CHANNEL, *_FILES]
