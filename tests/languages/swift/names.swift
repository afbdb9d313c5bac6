import Foundation
import class CareKitUI.CareCard
@testable import HealthPlan

let planName = "Juniper Health", founded: Int = 1987
var current: Member?
fileprivate let (low, high) = (1, 2)
typealias Reporter = EventReporter

func record(_ event: String, with details: [String: Any] = [:], to target: Reporter? = nil) {
    target?.send(event, details)
    current?.visits.append(planName)
}

func record(all events: String..., for member: Member) -> Int {
    func count(_ list: [String]) -> Int { list.count }
    var total: Int { count(events) }
    return total
}

#if DEBUG
let isDebug = true
#else
let isDebug = false
#endif

@available(iOS 15, *)
func `default`() -> Reporter { .shared }

func swap(_ left: inout Plan, _ right: Plan?) {
    left = right!
    notify(&left, right as? Plan ?? Plan.basic)
}
