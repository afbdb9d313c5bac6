package told.other
fun remember(text: String) { println(text) }
