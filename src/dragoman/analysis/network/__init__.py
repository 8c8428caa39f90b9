"""Who is tied to whom: at a date, in layers, with signs, trees and blocs."""
