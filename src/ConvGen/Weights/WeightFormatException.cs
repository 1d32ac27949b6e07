using System;

namespace ConvGen;

/// <summary>A weights file that cannot be read: truncated, malformed, or lying about itself. The message says which file, what and where.</summary>
public sealed class WeightFormatException : Exception
{
    /// <summary>An exception with a message.</summary>
    public WeightFormatException(string message)
        : base(message)
    {
    }

    /// <summary>An exception with a message and its cause.</summary>
    public WeightFormatException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
