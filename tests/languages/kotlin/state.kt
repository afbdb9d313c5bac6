package org.oakplan.member

data class SearchState(val term: String = "", val page: Int = 0)

class SearchModel(private val metrics: Metrics) : ViewModel() {
    private val _state = MutableStateFlow(SearchState())
    val state: StateFlow<SearchState> = _state.asStateFlow()
    private val _doctor = MutableLiveData<Doctor>()
    val doctor: LiveData<Doctor> = _doctor

    fun search(term: String) {
        _state.update { it.copy(term = term) }
        _state.value = _state.value.copy(page = 1)
        _doctor.postValue(find(term))
    }

    fun watch(owner: Owner, extra: Map<String, String>) {
        doctor.observe(owner) { metrics.log("doctor", it.name) }
        scope.launch { state.collectLatest { now -> metrics.log("state", now.term) } }
        extra.forEach { (key, value) -> metrics.log(key, value) }
        extra.map { (_, value) -> value }
    }
}
