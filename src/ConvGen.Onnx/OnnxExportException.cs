using System;

namespace ConvGen.Onnx;

/// <summary>A network that cannot be written as ONNX, with the layer and the reason.</summary>
public sealed class OnnxExportException : Exception
{
    /// <summary>Names the layer and the reason.</summary>
    public OnnxExportException(string message)
        : base(message)
    {
    }
}
