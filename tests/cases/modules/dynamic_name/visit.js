const email = document.getElementById("email").value;
import("./" + "record").then(({ record }) => record({ email })); // todo: meta-pixel event email
