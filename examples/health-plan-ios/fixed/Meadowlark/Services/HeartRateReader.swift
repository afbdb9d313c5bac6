import HealthKit

/// The latest resting heart rate, for the card on the home screen.
final class HeartRateReader: ObservableObject {
    @Published private(set) var beatsPerMinute: Double?

    private let store = HKHealthStore()
    private let type = HKQuantityType(.restingHeartRate)

    func load() async throws {
        try await store.requestAuthorization(toShare: [], read: [type])
        let newest = NSSortDescriptor(key: HKSampleSortIdentifierEndDate, ascending: false)
        let query = HKSampleQuery(sampleType: type, predicate: nil, limit: 1, sortDescriptors: [newest]) { [weak self] _, samples, _ in
            guard let sample = samples?.first as? HKQuantitySample else { return }
            let heartRate = sample.quantity.doubleValue(for: HKUnit.count().unitDivided(by: .minute()))
            DispatchQueue.main.async { self?.beatsPerMinute = heartRate }
        }
        store.execute(query)
    }
}
