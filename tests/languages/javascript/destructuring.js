const { a, b: renamed, c = 1, d: { e, f: [g] }, ...rest } = source;
const [first, , third = 3, ...others] = list;
function take({ name, details: { tag } = {} }, [x, y], ...more) {
  return { name, tag, x, y, more };
}
const arrow = ({ value }) => value;
