import Dispatch
import Synchronization

extension Array where Element: Sendable {
    /// Transforms all elements on all cores, in order as far as anyone can see.
    ///
    /// The one place where Haven makes threads. The elements are cut into chunks, which the workers
    /// take from the front; so whatever fails, the error thrown is the one of the first element that
    /// fails in the order of the array, however many threads there are.
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
        precondition(threads > 0 && chunk > 0, "concurrentMap needs a thread and a chunk size")
        let chunks = (count + chunk - 1) / chunk
        let next = Atomic<Int>(0)
        let failed = Atomic<Bool>(false)
        let finished = Mutex<[Result<[Output], Failure>?]>(.init(repeating: nil, count: chunks))

        // Dispatch runs as many at once as there are cores; the others find nothing left to do.
        let workers = Swift.min(threads, chunks)
        DispatchQueue.concurrentPerform(iterations: workers) { _ in
            // A worker goes on until the chunks are used up, so that uneven work is shared evenly.
            while !failed.load(ordering: .relaxed) {
                let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
                guard index < chunks else { return }
                let range = index * chunk..<Swift.min((index + 1) * chunk, count)
                let result = Result { () throws(Failure) in
                    var outputs: [Output] = []
                    outputs.reserveCapacity(range.count)
                    for position in range { outputs.append(try transform(self[position])) }
                    return outputs
                }
                if case .failure = result { failed.store(true, ordering: .relaxed) }
                finished.withLock { $0[index] = result }
            }
        }

        var all: [Output] = []
        all.reserveCapacity(count)
        for result in finished.withLock({ $0 }) {
            // A chunk without result lies behind a failed one, whose error has been thrown by then.
            guard let result else { preconditionFailure("a chunk was skipped without a failure") }
            all += try result.get()
        }
        return all
    }
}
