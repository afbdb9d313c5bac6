package org.oakplan.member

class ClaimsViewModel @Inject constructor(
    private val tracker: Tracker,
    val memberId: String = "none",
    @Named("io") dispatcher: Dispatcher,
) : BaseViewModel(dispatcher), Closeable by tracker {
    @Inject lateinit var consent: Consent
    private val started = Clock(dispatcher)
    private var last: Claim? = null
    val title: String
        get() = "claims of $memberId"
    var filter: String = "all"
        set(value) {
            field = value
            tracker.event("filter", value)
        }
    private val repository by inject<ClaimRepository>()
    private val shared: PlanModel by activityViewModels()

    init {
        tracker.screen("claims")
    }

    constructor(tracker: Tracker) : this(tracker, "guest", Dispatcher()) {
        last = Claim()
    }

    fun load(claim: Claim) {
        last = claim
        this.consent.check()
        track("opened", claim.id)
        this@ClaimsViewModel.filter = LIMIT
        super.load(claim)
        Page().show()
    }

    private fun page() = Page()

    inner class Page {
        fun show() {
            filter = "page"
            repository.find(memberId)
        }
    }

    companion object {
        const val LIMIT = "recent"
        private val instance = ClaimsViewModel(Tracker())

        @JvmStatic
        fun create() = instance
    }
}

interface Tracker : Closeable {
    val name: String
    fun event(name: String, value: String)
    fun screen(name: String) = event("screen", name)
}

object Session : Store("session") {
    var user: User? = null
    fun start(user: User) {
        this.user = user
        save(user)
    }
}

abstract class Store(val key: String) {
    abstract fun write(value: Any)
    protected fun save(value: Any) = write(value)
}
