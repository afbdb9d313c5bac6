struct Account {
    let id: String
    func open( { report("broken") }
    func close() { report("closed") }
}

let after = report("after" +)

func last() {
    let value = = 3
    report("last")
}
}
class Late { func go() { report(self) } }
