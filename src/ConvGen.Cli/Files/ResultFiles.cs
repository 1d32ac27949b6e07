using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using ConvGen.Cli.Loading;

namespace ConvGen.Cli.Files;

/// <summary>The files a run's outputs go to: NumPy arrays, raw numbers, or pictures where an output is one.</summary>
internal sealed class ResultFiles
{
    private readonly string? _path;
    private readonly IReadOnlyList<BoundaryTensor> _outputs;

    /// <param name="path">The file; null to write nothing.</param>
    /// <param name="outputs">What will be written.</param>
    /// <exception cref="ToolException">Files of this kind are not written, or not for such outputs.</exception>
    public ResultFiles(string? path, IReadOnlyList<BoundaryTensor> outputs)
    {
        (_path, _outputs) = (path, outputs);
        if (path is null)
        {
            return;
        }

        if (Extension is not (".npy" or ".f32" or ".png"))
        {
            throw new ToolException($"cannot write '{path}': .npy, .f32 and .png are written");
        }

        if (Extension == ".png" && outputs.FirstOrDefault(static output => !Picture.CanShow(output.Shape)) is { } other)
        {
            throw new ToolException($"cannot write '{path}': the output '{other.Name}' is {other.Shape}; only outputs of 1 or 3 channels with height and width are pictures; .npy takes all");
        }
    }

    private string Extension => Path.GetExtension(_path)!.ToLowerInvariant();

    /// <summary>Writes the concatenated outputs, one file each.</summary>
    public void Write(float[] values, bool withBatch)
    {
        if (_path is null)
        {
            return;
        }

        using var files = new OutputFiles();
        var start = 0;
        foreach (var output in _outputs)
        {
            var part = values.AsMemory(start, (int)output.Shape.Length);
            var target = _outputs.Count == 1 ? _path : Path.ChangeExtension(_path, output.Name.Replace('.', '_') + Path.GetExtension(_path));
            files.Add(target, stream => Write(stream, output, part.Span, withBatch));
            start += part.Length;
        }

        files.Complete();
    }

    private void Write(Stream stream, BoundaryTensor output, ReadOnlySpan<float> values, bool withBatch)
    {
        switch (Extension)
        {
            case ".png":
                Picture.Write(stream, output, values);
                break;
            case ".f32":
                stream.Write(MemoryMarshal.AsBytes(values));
                break;
            default:
                NumpyFile.Write(stream, withBatch ? output.Dimensions.Prepend(1) : output.Dimensions, values);
                break;
        }
    }
}
