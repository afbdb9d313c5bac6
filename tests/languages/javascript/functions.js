function plain(a, b = 2, ...rest) { return a + b; }
const arrow = (x) => x.y;
const block = async (x) => { await send(x); return x; };
const named = function inner() { return inner; };
(function (a) { a(1); })(window);
!function () { send(2); }();
const early = (x) => { if (!x) return null; return x; };
export default function () { return plain; }
function* many() { yield 1; yield* many(); }
const nested = () => () => send(3);
