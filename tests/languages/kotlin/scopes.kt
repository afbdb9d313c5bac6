package org.oakplan.member

fun scopes(user: User?, bundle: Bundle, metrics: Metrics) {
    bundle.apply { putString("email", user.email) }
    val filled = Bundle().apply {
        putString("name", user?.name)
        putInt("age", user.age)
        items.forEach { putString("item", it.name) }
    }
    user?.let { metrics.identify(it.id, filled) }
    user?.let { someone -> metrics.identify(someone.id) } ?: metrics.reset()
    val params = user.run { mapOf("id" to id) }
    with(metrics) {
        setUserId(user.id)
        log("with", params)
        properties = params
    }
    Client(user).also { client -> client.start() }.also { it.stop() }
    val name = load(user)?.let { loaded ->
        if (loaded.old) return@let "old"
        loaded.name
    }
    val kept = name.takeIf { it.isNotEmpty() }
    val read = file.use { it.readText() }
    val result = withContext(Dispatchers.IO) { fetch(user) }
    run { metrics.flush() }
}
