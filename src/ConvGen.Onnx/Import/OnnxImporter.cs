using System;
using System.IO;
using System.Threading;

namespace ConvGen.Onnx;

/// <summary>Turns ONNX files into ConvGen declarations with weights.</summary>
public static class OnnxImporter
{
    /// <summary>Imports the file <paramref name="path"/>. Weights in other files are read from the file's own folder only.</summary>
    /// <exception cref="OnnxFormatException">The file is malformed.</exception>
    /// <exception cref="OnnxImportException">The file is intact, but its network cannot be expressed.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static ImportedNetwork Import(string path, OnnxImportOptions options, CancellationToken cancellation = default) =>
        throw new OnnxImportException("No operator can be imported yet.");

    /// <summary>Imports a file's content; weights in other files are out of reach.</summary>
    /// <exception cref="OnnxFormatException">The file is malformed.</exception>
    /// <exception cref="OnnxImportException">The file is intact, but its network cannot be expressed.</exception>
    public static ImportedNetwork Import(ReadOnlyMemory<byte> file, OnnxImportOptions options, CancellationToken cancellation = default) =>
        throw new OnnxImportException("No operator can be imported yet.");
}
