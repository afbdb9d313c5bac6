const inner = { a: 1, "b-c": 2, 3: "three", [key]: value, ["fixed"]: 4 };
const outer = { inner, ...inner, method(x) { return x; }, get size() { return 5; }, set size(v) {}, async *each() { yield 1; } };
const list = [1, ...others, inner, , [2]];
delete outer.inner;
outer.extra.deep = list[0];
outer[key] = list;
