"""From uses and disclosures to findings: rules applied, agreements weighed. No reading, no printing."""
