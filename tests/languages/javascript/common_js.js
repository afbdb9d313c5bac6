const record = require("../record").record;
exports.a = record;
module.exports.b = () => 1;
module.exports = { c: record, d };
module.exports.default = record;
