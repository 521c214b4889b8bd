internal import CMarkGFM

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#else
internal import Darwin
#endif

/// Where cmark takes its memory from.
///
/// The arena is what builds use: a document is hundreds of small nodes that die together. The system's
/// allocator is for sanitizers, which cannot see an overrun inside an arena.
enum CMarkAllocator: Sendable {
    /// Bump allocation in memory that belongs to the thread and is used again for the next document.
    case arena
    /// `calloc`, `realloc` and `free`.
    case system
}

/// One thread's memory for one document at a time.
///
/// cmark calls its allocator without a context argument, so the arena is found through the thread.
/// There is one live tree per thread: `reset()` frees everything at once.
@safe struct CMarkArena {
    /// Memory obtained from the system, linked so that all of it can be found again.
    @unsafe private struct Chunk {
        var next: UnsafeMutablePointer<Chunk>?
        var size: Int
    }

    private static let alignment = 16
    /// Every block is preceded by its size, for `realloc`.
    private static let header = 16
    /// The stride of `Chunk`.
    private static let chunkHeader = 16
    private static let firstChunk = 1 << 20
    /// A thread keeps at most this much between documents.
    private static let kept = 4 << 20

    private var chunks: UnsafeMutablePointer<Chunk>?
    private var cursor = 0
    private var limit = 0

    /// A zeroed block.
    fileprivate mutating func allocate(_ size: Int) -> UnsafeMutableRawPointer? {
        let rounded = (size + Self.alignment - 1) & ~(Self.alignment - 1)
        let needed = rounded + Self.header
        if unsafe chunks == nil || limit - cursor < needed { grow(by: needed) }
        guard let chunk = unsafe chunks else { return nil }
        let start = unsafe UnsafeMutableRawPointer(chunk) + cursor
        unsafe start.storeBytes(of: size, as: Int.self)
        cursor += needed
        let block = unsafe start + Self.header
        unsafe memset(block, 0, rounded)
        return unsafe block
    }

    /// A block of another size with the old contents; at the end of the arena it grows in place.
    fileprivate mutating func reallocate(
        _ block: UnsafeMutableRawPointer?,
        to size: Int
    ) -> UnsafeMutableRawPointer? {
        guard let block = unsafe block else { return unsafe allocate(size) }
        let old = unsafe (block - Self.header).load(as: Int.self)
        if size <= old { return unsafe block }
        if let chunk = unsafe chunks {
            let offset = unsafe block - UnsafeMutableRawPointer(chunk)
            let oldEnd = offset + (old + Self.alignment - 1) & ~(Self.alignment - 1)
            let newEnd = offset + (size + Self.alignment - 1) & ~(Self.alignment - 1)
            if oldEnd == cursor, newEnd <= limit {
                unsafe (block - Self.header).storeBytes(of: size, as: Int.self)
                cursor = newEnd
                return unsafe block
            }
        }
        guard let moved = unsafe allocate(size) else { return nil }
        unsafe memcpy(moved, block, old)
        return unsafe moved
    }

    /// Forgets every block; what a large document needed beyond the usual goes back to the system.
    fileprivate mutating func reset() {
        while let chunk = unsafe chunks, let next = unsafe chunk.pointee.next {
            unsafe chunks = next
            unsafe free(chunk)
        }
        if let chunk = unsafe chunks, unsafe chunk.pointee.size > Self.kept {
            unsafe free(chunk)
            unsafe chunks = nil
        }
        cursor = Self.chunkHeader
        limit = unsafe chunks?.pointee.size ?? 0
    }

    private mutating func grow(by needed: Int) {
        // Doubling keeps the number of chunks small; the oldest, smallest one survives a reset.
        let size = max(max(limit * 2, Self.firstChunk), needed + Self.chunkHeader)
        guard let memory = unsafe malloc(size) else {
            preconditionFailure("out of memory while parsing Markdown")
        }
        let chunk = unsafe memory.assumingMemoryBound(to: Chunk.self)
        unsafe chunk.initialize(to: Chunk(next: chunks, size: size))
        unsafe chunks = chunk
        cursor = Self.chunkHeader
        limit = size
    }

    fileprivate mutating func release() {
        while let chunk = unsafe chunks {
            unsafe chunks = chunk.pointee.next
            unsafe free(chunk)
        }
    }
}

extension CMarkArena {
    /// The slot that holds each thread's arena; the thread's end frees it.
    private static let key: pthread_key_t = {
        var key = pthread_key_t()
        let status = unsafe pthread_key_create(&key) { value in
            // Not optional on Darwin.
            let memory: UnsafeMutableRawPointer? = unsafe value
            unsafe memory?.assumingMemoryBound(to: Slot.self).pointee.arena.release()
            unsafe free(memory)
        }
        precondition(status == 0, "no thread-specific storage is left")
        return key
    }()

    /// What a thread's slot points to: the table that cmark gets, then the arena behind it.
    @unsafe private struct Slot {
        var table: cmark_mem
        var arena: CMarkArena
    }

    private static var current: UnsafeMutablePointer<Slot> {
        if let existing = unsafe pthread_getspecific(key) {
            return unsafe existing.assumingMemoryBound(to: Slot.self)
        }
        guard let memory = unsafe calloc(1, MemoryLayout<Slot>.stride) else {
            preconditionFailure("out of memory while parsing Markdown")
        }
        let slot = unsafe memory.assumingMemoryBound(to: Slot.self)
        let table = unsafe cmark_mem(
            calloc: { unsafe CMarkArena.current.pointee.arena.allocate($0 * $1) },
            realloc: { unsafe CMarkArena.current.pointee.arena.reallocate($0, to: $1) },
            free: { _ in }
        )
        unsafe slot.initialize(to: Slot(table: table, arena: CMarkArena()))
        unsafe pthread_setspecific(key, slot)
        return unsafe slot
    }

    /// The table of functions that cmark calls on this thread; it lives as long as the thread.
    @unsafe static var memory: UnsafeMutablePointer<cmark_mem> {
        unsafe UnsafeMutableRawPointer(current).assumingMemoryBound(to: cmark_mem.self)
    }

    /// Ends the life of this thread's document.
    static func resetCurrent() {
        unsafe current.pointee.arena.reset()
    }
}
