using System;
using System.Collections.Generic;
using System.IO;

namespace ConvGen.Cli.Loading;

/// <summary>Files that somebody takes for a network: what they are, and what to do with them.</summary>
internal static class ForeignFile
{
    private const string Picture = "a picture: it is what a network is given, convgen run MODEL --input";
    private const string Checkpoint = "a PyTorch checkpoint: weights without the network. torch.onnx.export writes both as one ONNX file; safetensors.torch.save_file writes the weights alone";
    private const string Project = "a project: build it (dotnet build -c Release) and name the assembly under bin/";

    // What a file begins with says more than what it is called.
    private static readonly (byte[] Start, string Kind)[] Starts =
    [
        ([0xFF, 0xD8, 0xFF], Picture),
        ([0x89, (byte)'P', (byte)'N', (byte)'G'], Picture),
        ([.. "GIF8"u8], Picture),
        ([.. "RIFF"u8], Picture),
        ([.. "BM"u8], Picture),
        ([.. "II*\0"u8], Picture),
        ([.. "MM\0*"u8], Picture),
        ([0x93, .. "NUMPY"u8], "a NumPy array: it is what a network is given, convgen run MODEL --input"),
        ([0x89, .. "HDF"u8], "an HDF5 file, perhaps Keras weights: tf2onnx turns a Keras model into ONNX"),
        ([.. "PK"u8], Checkpoint),
        ([0x80, 0x02], Checkpoint),
    ];

    private static readonly Dictionary<string, string> Extensions = new(StringComparer.OrdinalIgnoreCase)
    {
        [".csproj"] = Project,
        [".sln"] = Project,
        [".slnx"] = Project,
        [".cs"] = "source: build its project (dotnet build -c Release) and name the assembly under bin/",
        [".pt"] = Checkpoint,
        [".pth"] = Checkpoint,
        [".tflite"] = "a TensorFlow Lite model: tf2onnx turns it into ONNX",
        [".pb"] = "perhaps a TensorFlow model: tf2onnx turns it into ONNX",
        [".safetensors"] = "weights without the network: name the assembly that declares it, and this file with --weights",
    };

    /// <summary>What the file is, with the remedy; null where nothing is known against it.</summary>
    public static string? Describe(string path)
    {
        // A pipe has no length and no end, and whoever opens one waits.
        if (new FileInfo(path).Length == 0)
        {
            return Extensions.GetValueOrDefault(Path.GetExtension(path));
        }

        Span<byte> start = stackalloc byte[16];
        using (var stream = File.OpenRead(path))
        {
            start = start[..stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)];
        }

        foreach (var (bytes, kind) in Starts)
        {
            if (start.StartsWith(bytes))
            {
                return kind;
            }
        }

        if (Extensions.TryGetValue(Path.GetExtension(path), out var known))
        {
            return known;
        }

        return start is [_, _, _, _, (byte)'T', (byte)'F', (byte)'L', (byte)'3', ..] ? Extensions[".tflite"] : start is [_, _, _, _, _, _, _, 0, (byte)'{', ..] ? Extensions[".safetensors"] : null;
    }
}
