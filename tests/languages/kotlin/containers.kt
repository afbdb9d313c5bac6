package org.oakplan.member

const val KEY_PLAN = "plan_code"

class Payloads(private val trackers: List<Tracker>) {
    fun build(user: User, extra: Map<String, Any>): Bundle {
        val simple = mapOf("email" to user.email, KEY_PLAN to user.plan, Keys.AGE to user.age, Pair("zip", user.zip))
        val merged = simple + extra + ("tier" to user.tier)
        val bundle = bundleOf("id" to user.id, *pairs)
        bundle.putString("phone", user.phone)
        val map = HashMap<String, Any>()
        map["city"] = user.city
        map[user.key] = user.value
        map += "street" to user.street
        val made = buildMap {
            put("first", user.first)
            if (user.active) this["last"] = user.last
        }
        val text = buildString { append(user.id) }
        val json = JSONObject().apply {
            put("dob", user.born)
            put("nested", JSONObject().put("sex", user.sex))
        }
        val names = listOf(user.first, user.last)
        val (a, _, c) = names
        for ((key, value) in map) json.put(key, value)
        for (name in names) json.put("name", name)
        map.forEach { (key, value) -> bundle.putString(key, value) }
        trackers.forEach { it.event("payload", merged) }
        return bundle
    }
}
