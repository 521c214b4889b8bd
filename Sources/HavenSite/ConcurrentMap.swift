import Dispatch
import Synchronization

extension Array where Element: Sendable {
    /// Transforms all elements on all cores, in order as far as anyone can see.
    ///
    /// - Parameters:
    ///   - threads: The most workers at once; one worker is the calling thread itself.
    ///   - chunk: How many elements a worker takes at a time; 1 for few elements of much work each.
    ///   - transform: Called once for each element, on any thread.
    /// - Returns: The results in the order of the elements.
    /// - Throws: What `transform` throws.
    package func concurrentMap<Output: Sendable, Failure: Error>(
        threads: Int = .max,
        chunk: Int = 32,
        _ transform: @Sendable (Element) throws(Failure) -> Output
    ) throws(Failure) -> [Output] {
        try concurrentMap(
            threads: threads,
            chunk: chunk,
            worker: { _ in },
            { (_: inout Void, element) throws(Failure) in try transform(element) },
            finish: { _ in }
        ).outputs
    }

    /// Transforms all elements on all cores by workers that keep something from one element to the next.
    ///
    /// The one place where Haven makes threads. The elements are cut into chunks, which the workers
    /// take from the front; so whatever fails, the error thrown is the one of the first element that
    /// fails in the order of the array, however many threads there are.
    ///
    /// - Parameters:
    ///   - threads: The most workers at once; one worker is the calling thread itself.
    ///   - chunk: How many elements a worker takes at a time; 1 for few elements of much work each.
    ///   - worker: Makes a worker, on the thread on which it stays, by its place among `workers`. Which elements a worker gets is
    ///     chance, so nothing that it keeps may be seen in the results.
    ///   - transform: Called once for each element.
    ///   - finish: What is left of a worker at its end.
    /// - Returns: The results in the order of the elements, and what is left of each worker that had work to do.
    /// - Throws: What `transform` throws.
    package func concurrentMap<Worker, Output: Sendable, Rest: Sendable, Failure: Error>(
        threads: Int = .max,
        chunk: Int = 32,
        worker: @Sendable (Int) -> Worker,
        _ transform: @Sendable (inout Worker, Element) throws(Failure) -> Output,
        finish: @Sendable (Worker) -> Rest
    ) throws(Failure) -> (outputs: [Output], workers: [Rest]) {
        precondition(threads > 0 && chunk > 0, "concurrentMap needs a thread and a chunk size")
        let chunks = (count + chunk - 1) / chunk
        let next = Atomic<Int>(0)
        let workerCount = Atomic<Int>(0)
        let failed = Atomic<Bool>(false)
        let finished = Mutex<[Result<[Output], Failure>?]>(.init(repeating: nil, count: chunks))
        let rests = Mutex<[Int: Rest]>([:])

        // Dispatch runs as many at once as there are cores; the others find nothing left to do.
        let workers = Swift.min(threads, chunks)
        @Sendable func work() {
            func take() -> Int? {
                guard !failed.load(ordering: .relaxed) else { return nil }
                let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
                return index < chunks ? index : nil
            }
            guard var index = take() else { return }
            let number = workerCount.wrappingAdd(1, ordering: .relaxed).oldValue
            var state = worker(number)
            // A worker goes on until the chunks are used up, so that uneven work is shared evenly.
            while true {
                let range = index * chunk..<Swift.min((index + 1) * chunk, count)
                let result = Result { () throws(Failure) in
                    var outputs: [Output] = []
                    outputs.reserveCapacity(range.count)
                    for position in range {
                        outputs.append(try transform(&state, self[position]))
                    }
                    return outputs
                }
                if case .failure = result { failed.store(true, ordering: .relaxed) }
                finished.withLock { $0[index] = result }
                guard let following = take() else { break }
                index = following
            }
            let rest = finish(state)
            rests.withLock { $0[number] = rest }
        }
        // One worker needs no threads, not even those with which Dispatch watches over its threads.
        if workers == 1 {
            work()
        } else {
            DispatchQueue.concurrentPerform(iterations: workers) { _ in work() }
        }

        var all: [Output] = []
        all.reserveCapacity(count)
        for result in finished.withLock({ $0 }) {
            // A chunk without result lies behind a failed one, whose error has been thrown by then.
            guard let result else { preconditionFailure("a chunk was skipped without a failure") }
            all += try result.get()
        }
        let left = rests.withLock { $0 }
        return (all, left.sorted { $0.key < $1.key }.map(\.value))
    }
}
