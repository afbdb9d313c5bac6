const express = require("express");
const { PostHog } = require("posthog-node"); // use: posthog import
const client = new PostHog("key"); // use: posthog init
express().post("/search", (request, response) => {
  client.capture({ distinctId: request.user.id, event: "search", properties: { tag: request.body.email } }); // use: posthog event user-id email
  client.capture({ distinctId: "a", event: "search", properties: { tag: request.query.searchTerm, ip: request.ip } }); // use: posthog event search-term ip
});
