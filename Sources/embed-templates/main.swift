import Foundation

let arguments = CommandLine.arguments
try Data("".utf8).write(to: URL(filePath: arguments[2]))
