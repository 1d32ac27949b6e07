using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using ConvGen.Onnx.Protocol;

namespace ConvGen.Onnx;

/// <summary>The only folder that a model's external data may come from: the model's own.</summary>
internal sealed class ExternalFolder(string path)
{
    /// <summary>The bytes of <paramref name="tensor"/>, <paramref name="expected"/> of them.</summary>
    public byte[] Read(TensorProto tensor, long expected)
    {
        var entries = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var entry in tensor.ExternalData)
        {
            entries[entry.Key] = entry.Value;
        }

        var location = entries.GetValueOrDefault("location") ?? "";
        var file = Resolve(tensor.Name, location);
        var offset = Number(tensor.Name, entries, "offset", 0);
        var length = Number(tensor.Name, entries, "length", expected);
        var info = new FileInfo(file);
        if (!info.Exists)
        {
            throw new OnnxFormatException($"The tensor '{tensor.Name}' stands in '{location}', which is not beside the model.");
        }

        if (length != expected || offset < 0 || offset > info.Length - length)
        {
            throw new OnnxFormatException(string.Create(
                CultureInfo.InvariantCulture,
                $"The tensor '{tensor.Name}' needs {expected} bytes, but is said to be bytes {offset} to {offset + length} of '{location}', which has {info.Length}."));
        }

        // A pipe has no length and no end.
        if (expected == 0)
        {
            return [];
        }

        var bytes = new byte[expected];
        using var stream = info.OpenRead();
        stream.Seek(offset, SeekOrigin.Begin);
        stream.ReadExactly(bytes);
        return bytes;
    }

    private static long Number(string tensor, Dictionary<string, string> entries, string key, long fallback)
    {
        if (!entries.TryGetValue(key, out var text))
        {
            return fallback;
        }

        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value)
            ? value
            : throw new OnnxFormatException($"The {key} of the tensor '{tensor}' is '{text}', which is no number of bytes.");
    }

    // A file from somewhere else must not be able to make this one read what its user never meant to show.
    private string Resolve(string tensor, string location)
    {
        var parts = location.Split('/', '\\');
        if (Path.IsPathRooted(location) || location.Contains(':', StringComparison.Ordinal) || parts.Any(static part => part is "" or "." or ".."))
        {
            throw new OnnxFormatException($"The tensor '{tensor}' stands in '{location}'; external data must be inside the model's own folder.");
        }

        var file = path;
        foreach (var part in parts)
        {
            file = Path.Combine(file, part);
            if (new FileInfo(file).LinkTarget is not null)
            {
                throw new OnnxFormatException($"The tensor '{tensor}' stands in '{location}', which leads through a link; external data must be inside the model's own folder.");
            }
        }

        return file;
    }
}
