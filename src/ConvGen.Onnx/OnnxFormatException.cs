using System;

namespace ConvGen.Onnx;

/// <summary>An ONNX file that is damaged or contradicts the format.</summary>
public sealed class OnnxFormatException : Exception
{
    /// <summary>Says what is wrong and where.</summary>
    public OnnxFormatException(string message)
        : base(message)
    {
    }

    /// <summary>Says what is wrong and where, and what led to it.</summary>
    public OnnxFormatException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
