"""The language server: findings while one types, what rules rest on, mends and comments as actions. Needs the extra `lsp`."""
