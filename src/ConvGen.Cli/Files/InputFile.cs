using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using ConvGen.Cli.Loading;
using ConvGen.Model;

namespace ConvGen.Cli.Files;

/// <summary>Reads what a network is given: a NumPy array, raw float32 numbers, or a picture.</summary>
internal static class InputFile
{
    /// <summary>The elements of <paramref name="input"/>, and whether the file wrote the batch of 1 down.</summary>
    public static (float[] Values, bool HasBatch) Read(string path, BoundaryTensor input, Normalization? contract)
    {
        NetworkFile.MustExist(path);
        return Path.GetExtension(path).ToUpperInvariant() switch
        {
            ".NPY" => ReadArray(path, input),
            ".F32" => (ReadRaw(path, input), false),
            _ => (Picture.Read(path, input, contract), false),
        };
    }

    private static (float[] Values, bool HasBatch) ReadArray(string path, BoundaryTensor input)
    {
        var array = NumpyFile.Read(path);
        var hasBatch = array.Shape.Count == input.Dimensions.Count + 1 && array.Shape[0] == 1;
        if (!array.Shape.Skip(hasBatch ? 1 : 0).SequenceEqual(input.Dimensions))
        {
            throw new ToolException($"'{path}' has the shape {Text(array.Shape)}; the input '{input.Name}' takes {Text(input.Dimensions)}, with or without a batch of 1 before it");
        }

        return (array.Values, hasBatch);
    }

    private static float[] ReadRaw(string path, BoundaryTensor input)
    {
        var bytes = new FileInfo(path).Length;
        if (bytes != input.Shape.Length * sizeof(float))
        {
            throw new ToolException($"'{path}' has {bytes} bytes; the input '{input.Name}' of {Text(input.Dimensions)} takes {input.Shape.Length * sizeof(float)}");
        }

        return MemoryMarshal.Cast<byte, float>(File.ReadAllBytes(path)).ToArray();
    }

    private static string Text(IEnumerable<int> shape) => "(" + string.Join(", ", shape) + ")";
}
