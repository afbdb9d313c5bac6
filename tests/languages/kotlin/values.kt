package org.oakplan.member

class Values(val user: User, val plan: Plan?) {
    val greeting = "Dear ${user.name}, \"plan\" \$5 is $plan."
    val raw = """{"id": "${user.id}"}"""
    val sum = "member:" + user.id + ':' + 3
    val fallback = plan?.code ?: user.plan ?: "none"
    val forced = plan!!.code as String
    val numbers = listOf(1, -2L, 3.5f) + 4
    val flags = !user.active && user.age >= 18 || plan is Gold
    val range = 1..user.age
    val size = user.name.length * 2
    val chosen = if (user.active) "on" else if (flags) "maybe" else "off"
    val kind = when (plan) {
        null -> "no"
        is Gold, is Silver -> { note(plan); "metal" }
        in known -> "known"
        else -> throw IllegalStateException("plan")
    }
    val level = when {
        user.age > 65 -> "senior"
        else -> "adult"
    }
    val tried = try { parse(user.id) } catch (e: Exception) { e.message } finally { done() }
    val text = user.name.trim().lowercase()
    val nothing = null
    val letter = '\u0041'
}

fun first(user: User): String {
    val id = user.id ?: return "none"
    if (id.isEmpty()) return user.email
    return id
}
