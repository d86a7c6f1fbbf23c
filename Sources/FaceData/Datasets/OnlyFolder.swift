/// Archives often unpack into one folder too many.
enum OnlyFolder {
    /// Tries the folder itself; where it holds nothing but one other folder, goes into that one, a few times.
    static func search<Found>(
        _ root: String, _ find: (_ path: String, _ listing: DirectoryListing) throws(DatasetError) -> Found?
    ) throws(DatasetError) -> Found? {
        var path = root
        for _ in 0..<4 {
            let listing = try DirectoryListing(path)
            if let found = try find(path, listing) { return found }
            guard listing.folders.count == 1, let only = listing.folders.first else { return nil }
            path += "/\(only)"
        }
        return nil
    }
}
