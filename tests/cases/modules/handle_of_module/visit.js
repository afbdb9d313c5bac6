import client from "./client";
import { client as named } from "./client";
client.identify("a", { email: document.getElementById("email").value }); // use: posthog identify email
named.capture("lead", { email: document.getElementById("email").value }); // use: posthog event email
