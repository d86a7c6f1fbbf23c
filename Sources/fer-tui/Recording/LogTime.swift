import Foundation

/// The local time as a log line begins with it.
enum LogTime {
    static var now: String {
        var seconds = time(nil)
        var parts = tm()
        localtime_r(&seconds, &parts)
        let day = String(format: "%04d-%02d-%02d", parts.tm_year + 1900, parts.tm_mon + 1, parts.tm_mday)
        return day + String(format: " %02d:%02d:%02d", parts.tm_hour, parts.tm_min, parts.tm_sec)
    }
}
