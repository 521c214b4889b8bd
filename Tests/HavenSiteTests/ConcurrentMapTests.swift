import Synchronization
import Testing

@testable import HavenSite

@Suite struct `The concurrent map` {
    private struct Odd: Error, Equatable {
        let number: Int
    }

    @Test(arguments: [1, 2, 7, .max], [1, 3, 32, 1000])
    func `keeps the order whatever the threads and chunks`(threads: Int, chunk: Int) {
        let numbers = Array(0..<1001)
        let doubled = numbers.concurrentMap(threads: threads, chunk: chunk) { $0 * 2 }
        #expect(doubled == numbers.map { $0 * 2 })
    }

    @Test func `of nothing is nothing`() {
        #expect([Int]().concurrentMap { $0 } == [])
    }

    @Test(arguments: [1, 2, 8])
    func `throws the error of the first element that fails`(threads: Int) {
        for _ in 0..<50 {
            #expect(throws: Odd(number: 301)) {
                try Array(0..<2000).concurrentMap(threads: threads, chunk: 4) {
                    (number) throws(Odd) in
                    if number > 300, !number.isMultiple(of: 2) { throw Odd(number: number) }
                    return number
                }
            }
        }
    }

    @Test func `calls the transform once for each element`() {
        let calls = Mutex<[Int]>([])
        _ = Array(0..<500).concurrentMap(chunk: 3) { number in
            calls.withLock { $0.append(number) }
        }
        #expect(calls.withLock { $0.sorted() } == Array(0..<500))
    }

    @Test func `uses one worker at a time with one thread`() {
        let active = Mutex<(now: Int, most: Int)>((0, 0))
        _ = Array(0..<200).concurrentMap(threads: 1, chunk: 1) { _ in
            active.withLock {
                $0.now += 1
                $0.most = max($0.most, $0.now)
            }
            active.withLock { $0.now -= 1 }
        }
        #expect(active.withLock { $0.most } == 1)
    }
}
