using System;

namespace ConvGen.Cli.Files;

/// <summary>A file that is no NumPy array, or one of a kind that is not read.</summary>
internal sealed class NumpyFormatException(string message) : Exception(message);
