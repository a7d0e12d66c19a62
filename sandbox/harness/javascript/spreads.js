"use strict";
// Copying an object by `{...object}` cannot be seen from outside: it is made a call in the source.

const { parse } = require("/usr/share/nodejs/acorn/dist/acorn.js");

const OPTIONS = { ecmaVersion: "latest", allowReturnOutsideFunction: true };

/** Calls `name` on what every object literal spreads; the source itself when it has another syntax. */
function withCountedSpreads(source, name) {
  if (!source.includes("...")) return source;
  const tree = parsed(source, "script") ?? parsed(source, "module");
  if (!tree) return source;
  const cuts = [];
  collect(tree, (start, end) => cuts.push([start, `${name}(`], [end, ")"]));
  cuts.sort(([a], [b]) => a - b);
  let text = "";
  let done = 0;
  for (const [at, insertion] of cuts) {
    text += source.slice(done, at) + insertion;
    done = at;
  }
  return text + source.slice(done);
}

function parsed(source, sourceType) {
  try {
    return parse(source, { ...OPTIONS, sourceType });
  } catch {
    return null;
  }
}

function collect(node, found) {
  if (node.type === "ObjectExpression") {
    for (const { type, argument } of node.properties) {
      if (type === "SpreadElement") found(argument.start, argument.end);
    }
  }
  for (const part of Object.values(node)) {
    if (Array.isArray(part)) for (const each of part) each?.type && collect(each, found);
    else if (part?.type) collect(part, found);
  }
}

module.exports = { withCountedSpreads };
