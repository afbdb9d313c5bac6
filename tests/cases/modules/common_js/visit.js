const { record } = require("./record");
const whole = require("./whole");
const email = document.getElementById("email").value;
record({ email }); // use: meta-pixel event email
require("./record").visit({ email }); // use: meta-pixel event email
whole({ email }); // use: meta-pixel event email
require("./object").lead({ email }); // use: meta-pixel event email
