using System;

namespace ConvGen;

/// <summary>
/// Weights that do not fit a network: a tensor is missing, has another shape or type, or is not finite.
/// The message names the tensor, the layer, what was expected and what was found.
/// </summary>
public sealed class WeightMismatchException : Exception
{
    /// <summary>An exception with a message.</summary>
    public WeightMismatchException(string message)
        : base(message)
    {
    }

    /// <summary>An exception with a message and its cause.</summary>
    public WeightMismatchException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
