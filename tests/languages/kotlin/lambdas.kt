package org.oakplan.member

class Screen(private val metrics: Metrics, private val model: Model) : Fragment() {
    private val listener = object : Listener(), Clicks {
        override fun onClick(view: View) {
            metrics.log("click", view.tag)
            dismiss()
        }
    }
    private val send: (String) -> Unit = { metrics.log(it) }
    private val pairs = { a: String, b: Visit -> a + b.reason }
    private val made = fun(name: String): String { return name }

    fun start() {
        lifecycleScope.launch {
            model.state.collect { state ->
                if (state.done) return@collect
                metrics.log("state", state.reason)
            }
        }
        model.claims.map { it.id }.filter { id -> id != "" }.forEach { metrics.log("claim", it) }
        button.setOnClickListener { view -> send(view.tag) }
        model.pairs.forEach { (id, visit) -> metrics.log(id, visit) }
        fun local(name: String) = metrics.log(name)
        local("inner")
        model.find { found -> run { return } }
    }
}

@Composable
fun SearchScreen(model: Model, onSearch: (String) -> Unit) {
    var query by remember { mutableStateOf("") }
    val state by model.state.collectAsState()
    LaunchedEffect(Unit) { model.metrics.screen("search") }
    TextField(value = query, onValueChange = { query = it }, label = { Text("Symptom") })
    Button(onClick = { onSearch(query) }) { Text(state.label) }
}
